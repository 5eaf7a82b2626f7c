import type { CatalogueVariantView } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import type { FieldForm } from './use-field-form.ts';

export interface KnownOptions {
  readonly options: CatalogueVariantView['options'];
  /** Of the surcharges. */
  readonly currency: string | null;
  /** The catalogue has not answered yet. */
  readonly loading: boolean;
}

/** Options of the product just picked from the catalogue, else of the one that the check has recognised. */
export function useKnownOptions(form: FieldForm, picked: CatalogueVariantView | null): KnownOptions {
  const isPicked = picked !== null && picked.variantCode === form.values.print_sku;
  const found = form.check.regions.find(({ print }) => print !== null);
  const print = found?.print ?? null;
  const catalogue = useRead(
    'catalogue',
    { query: { region: found?.region ?? 'EU', q: print?.variantCode ?? '', limit: 5 } },
    { enabled: print !== null && !isPicked, keepPrevious: true },
  );
  const variant = isPicked ? picked : catalogue.data?.items.find(({ variantId }) => variantId === print?.variantId);
  return {
    options: variant?.options ?? [],
    currency: variant?.price.currency ?? null,
    loading: catalogue.isLoading,
  };
}
