import type { CatalogueVariant, Combination } from '../kernel/catalogue.ts';
import type { NameValue } from '../planning/shopify-order.ts';
import { fold } from '../kernel/text.ts';

/** What a SKU text is to a catalogue variant. `other` = it names something else. */
export type SkuForm = 'variant_code' | 'variant_id' | 'full_sku' | 'other';

/**
 * A text names a variant by its code, its id (digits count as an id only if the catalogue says so) or as a composite
 * SKU that starts with the variant's part (picanova-api §3.1). Letter case, spaces and Unicode form do not count.
 */
export function skuForm(text: string, variant: CatalogueVariant): SkuForm {
  const folded = fold(text);
  if (folded === fold(variant.variantCode)) return 'variant_code';
  if (folded === String(variant.variantId)) return 'variant_id';
  const prefix = fold(variant.productSku + variant.variantSku);
  return variant.productSku !== '' && variant.variantSku !== '' && folded.startsWith(prefix) ? 'full_sku' : 'other';
}

/** `unknown` names the reason: no variant, no combination with this SKU, or the combinations are not loaded yet. */
export type SkuMatch =
  | { readonly kind: 'matched'; readonly variant: CatalogueVariant; readonly options: readonly NameValue[] }
  | { readonly kind: 'unknown'; readonly reason: 'no_variant' | 'no_combination' | 'combinations_not_loaded' };

/**
 * The variant a SKU text names and the options it fixes: none for a code or an id; those of the combination with the
 * same SKU for a composite one. SKUs are looked up and never taken apart (picanova-api §3.1).
 */
export function matchSku(
  text: string,
  variant: CatalogueVariant | undefined,
  combinations: readonly Combination[] | null,
): SkuMatch {
  if (variant === undefined) return { kind: 'unknown', reason: 'no_variant' };
  const form = skuForm(text, variant);
  if (form === 'other') return { kind: 'unknown', reason: 'no_variant' };
  if (form !== 'full_sku') return { kind: 'matched', variant, options: [] };
  const isBare = fold(text) === fold(variant.productSku + variant.variantSku);
  if (isBare && variant.options.length === 0) return { kind: 'matched', variant, options: [] };
  if (combinations === null) return { kind: 'unknown', reason: 'combinations_not_loaded' };
  const combination = combinations.find(({ sku }) => fold(sku) === fold(text));
  return combination === undefined
    ? { kind: 'unknown', reason: 'no_combination' }
    : { kind: 'matched', variant, options: combination.options };
}

/** Explicit options replace those a composite SKU fixes, by name. */
export function overrideOptions(fixed: readonly NameValue[], explicit: readonly NameValue[]): readonly NameValue[] {
  const names = new Set(explicit.map(({ name }) => fold(name)));
  return [...fixed.filter(({ name }) => !names.has(fold(name))), ...explicit];
}

/**
 * The composite SKU for exactly these options, in whatever order, spelled as in the catalogue; null when there is none.
 * For v1 orders.
 */
export function combinationFor(options: readonly NameValue[], combinations: readonly Combination[]): string | null {
  const values = new Map(options.map(({ name, value }) => [name, value]));
  const isExact = (combination: Combination): boolean =>
    combination.options.length === values.size &&
    combination.options.every(({ name, value }) => values.get(name) === value);
  return combinations.find(isExact)?.sku ?? null;
}
