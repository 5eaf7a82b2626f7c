import type { VariantRow } from './products.ts';

/** Not printed in this region because its catalogue does not have it, while another region prints it. */
export function isForeign({ status, problems }: Pick<VariantRow['regions'][number], 'status' | 'problems'>): boolean {
  return status === 'none' && problems.length > 0;
}
