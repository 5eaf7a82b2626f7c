import type { CatalogueVariantView } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import type { FieldForm } from './use-field-form.ts';

export interface KnownOptions {
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[];
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
  const options = (variant?.options ?? []).map((option) => ({
    name: option.name,
    values: option.values.map((value) => value.name),
  }));
  return { options, loading: catalogue.isLoading };
}
