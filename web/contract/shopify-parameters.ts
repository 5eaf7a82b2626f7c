/** What Shopify and App Bridge add to the address of a page. It says nothing of the page, and most of it goes stale. */
const SHOPIFY_PARAMETERS = [
  'shop',
  'host',
  'embedded',
  'id_token',
  'hmac',
  'session',
  'timestamp',
  'locale',
  'protocol',
  'appLoadId',
  'link_source',
  'shopify-reload',
] as const;

/** The parameters of an address that are the page's own. */
export function pageParameters(search: string | URLSearchParams): URLSearchParams {
  const own = new URLSearchParams(search);
  for (const name of SHOPIFY_PARAMETERS) own.delete(name);
  return own;
}

/** Where the admin shows a page: below the address of the app in it. */
export function addressInAdmin(
  appInAdmin: string,
  page: { readonly pathname: string; readonly search: string | URLSearchParams },
): string {
  const own = pageParameters(page.search).toString();
  return `${appInAdmin}${page.pathname === '/' ? '' : page.pathname}${own === '' ? '' : `?${own}`}`;
}
