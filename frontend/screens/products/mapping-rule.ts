import type { CatalogueVariantView, FieldChanges } from '../../../web/contract/index.ts';
import { changesBetween, hasChanges } from './field-values.ts';
import { optionFields } from './option-pairs.ts';

/** What was filled in for one value of the option. */
export interface Entry {
  readonly sku: string;
  readonly url: string;
  /** What the SKU names in the catalogue; null = not known. */
  readonly article: CatalogueVariantView | null;
  /** Option values chosen, by the option's name. */
  readonly options: Readonly<Record<string, string>>;
}

export const EMPTY_ENTRY: Entry = { sku: '', url: '', article: null, options: {} };

/** Options of the article that have a value, in its order. */
function chosenOptions({ article, options }: Entry): readonly (readonly [name: string, value: string])[] {
  return (article?.options ?? []).flatMap(({ name, values }) => {
    const value = options[name] ?? '';
    return values.some((one) => one.name === value) ? [[name, value] as const] : [];
  });
}

/**
 * The fields that every variant with the value gets; null = nothing was filled in. With an article come its options:
 * others than the chosen ones go, since they belonged to what was printed before.
 */
export function fieldsOf(entry: Entry): FieldChanges | null {
  const written = changesBetween({}, { print_sku: entry.sku, print_url: entry.url });
  if (!hasChanges(written)) return null;
  if (entry.article === null || entry.sku.trim() === '') return written;
  const options = Object.entries(optionFields(chosenOptions(entry))).map(([key, value]) => [
    key,
    value === '' ? null : value,
  ]);
  return { ...written, ...Object.fromEntries(options) };
}

/** What a piece costs with the chosen options. */
export function priceOf(entry: Entry): { readonly minor: number; readonly currency: string } | null {
  const { article } = entry;
  if (article === null) return null;
  const surcharges = chosenOptions(entry).map(
    ([name, value]) =>
      article.options.find((option) => option.name === name)?.values.find((one) => one.name === value)
        ?.surchargeMinor ?? 0,
  );
  return { ...article.price, minor: surcharges.reduce((sum, one) => sum + one, article.price.minor) };
}
