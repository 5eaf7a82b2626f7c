import { knowNamespaces } from '../app/namespaces.ts';
import { draftOf } from '../fields/draft.ts';
import { readProduct, readVariants, type Read } from '../fields/read.ts';
import type { Host } from '../host.ts';
import { variantTarget, type Target } from './targets.ts';

export interface Collected {
  readonly targets: readonly Target[];
  /** Products that could not be read, and why. */
  readonly failures: readonly {
    readonly productGid: string;
    readonly failure: Exclude<Read<never>, { outcome: 'answer' }>;
  }[];
}

/**
 * Reads the selected products one after the other: their own fields, or those of all their variants. `onRead` counts
 * products.
 */
export async function collect(
  host: Host,
  wish: { readonly products: readonly string[]; readonly level: Target['level'] },
  onRead: (done: number) => void,
): Promise<Collected> {
  const { namespaces } = await knowNamespaces(host);
  const targets: Target[] = [];
  const failures: { productGid: string; failure: Collected['failures'][number]['failure'] }[] = [];
  for (const [at, productGid] of wish.products.entries()) {
    if (wish.level === 'product') {
      const read = await readProduct(productGid, namespaces);
      if (read.outcome === 'answer') {
        const { sources, title, variantGid, place } = read.data;
        targets.push({
          fields: sources.product,
          label: title,
          level: 'product',
          variantGid,
          selectedOptions: [],
          place,
          draft: draftOf(sources.product.own),
        });
      } else failures.push({ productGid, failure: read });
    } else {
      const read = await readVariants(productGid, namespaces);
      if (read.outcome === 'answer')
        for (const variant of read.data.variants)
          targets.push(
            variantTarget(variant, { label: `${read.data.title} / ${variant.title}`, place: read.data.place }),
          );
      else failures.push({ productGid, failure: read });
    }
    onRead(at + 1);
  }
  return { targets, failures };
}
