import type { ProblemView } from '../../web/contract/index.ts';

/** The editor of the variant behind a problem; of one that was removed, or is not told of, all that are not ready. */
export function editFieldsLink(variant: ProblemView['variant']): string {
  return variant === undefined
    ? '/products?tab=broken'
    : `/products?${new URLSearchParams({ product: variant.product, edit: variant.number }).toString()}`;
}
