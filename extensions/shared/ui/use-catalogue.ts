import { useEffect, useState } from 'preact/hooks';
import {
  findVariant,
  readCatalogueProducts,
  readSizes,
  type CatalogueProduct,
  type CatalogueVariantView,
  type Region,
} from '../app/app-api.ts';

/** The catalogue beside one SKU field. `variant`: what the SKU names; null = nothing that can be picked. */
export interface CatalogueChoice {
  /** false = the app does not answer; the field is then a text. */
  readonly available: boolean;
  readonly products: readonly CatalogueProduct[];
  readonly productId: number | null;
  readonly sizes: readonly CatalogueVariantView[];
  readonly variant: CatalogueVariantView | null;
}

const NOTHING: CatalogueChoice = { available: false, products: [], productId: null, sizes: [], variant: null };

/** `sku` is the field's value or the one inherited; `region` null = none is connected, or not known. */
export function useCatalogue(region: Region | null, sku: string) {
  const [choice, setChoice] = useState<CatalogueChoice>(NOTHING);
  const change = (part: Partial<CatalogueChoice>): void => setChoice((before) => ({ ...before, ...part }));

  useEffect(() => {
    const read = async (): Promise<void> => {
      if (region === null) return;
      const called = await readCatalogueProducts(region);
      if (called.outcome === 'ok') change({ available: true, products: called.body.products });
    };
    void read();
  }, [region]);

  async function pickProduct(productId: number | null): Promise<void> {
    change({ productId, sizes: [] });
    if (productId === null || region === null) return;
    const called = await readSizes(region, productId);
    if (called.outcome === 'ok') change({ sizes: called.body });
  }

  useEffect(() => {
    const known = choice.sizes.find(({ variantCode }) => variantCode === sku);
    if (region === null || sku === '' || known !== undefined) return change({ variant: known ?? null });
    let isCurrent = true;
    const find = async (): Promise<void> => {
      const called = await findVariant(region, sku);
      if (!isCurrent || called.outcome !== 'ok') return;
      change({ variant: called.body });
      if (called.body !== null && called.body.productId !== choice.productId) await pickProduct(called.body.productId);
    };
    void find();
    return () => {
      isCurrent = false;
    };
  }, [region, sku]);

  return { choice, pickProduct };
}
