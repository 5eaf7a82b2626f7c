import type { ProblemView } from '../../web/contract/index.ts';

/** The editor of the variant behind a problem; of one that was removed, or is not told of, all that are not ready. */
export function editFieldsLink(variant: ProblemView['variant']): string {
  return variant === undefined
    ? '/products?tab=broken'
    : `/products?${new URLSearchParams({ product: variant.product, edit: variant.number }).toString()}`;
}

/** The print fields behind a problem of many orders: one variant's, one product's, else all that are not ready. */
export function fieldsLinkOf(behind: { readonly product: string | null; readonly variant: string | null }): string {
  if (behind.product === null) return editFieldsLink(undefined);
  return behind.variant === null
    ? `/products?${new URLSearchParams({ product: behind.product }).toString()}`
    : editFieldsLink({ number: behind.variant, product: behind.product });
}
