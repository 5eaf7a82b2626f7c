import { addressInAdmin } from '../../web/contract/shopify-parameters.ts';

/**
 * Opens the page again as the merchant would: at its address in the admin, which knows the shop and has a fresh
 * token. Works without App Bridge, and when this page's own code does not.
 */
export function reopen(): void {
  const { appInAdmin } = document.documentElement.dataset;
  if (appInAdmin === undefined) location.reload();
  else open(addressInAdmin(appInAdmin, location), '_top');
}
