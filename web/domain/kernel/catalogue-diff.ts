import type { CatalogueVariant } from './catalogue.ts';

/** A price in minor units, of a variant (`option` null) or of what a value of an option costs on top. */
export interface PriceStep {
  readonly option: string | null;
  readonly fromMinor: number;
  readonly toMinor: number;
}

/** What of a variant is another than before. Lengths in mm. */
export type CatalogueChangeDetail =
  | { readonly kind: 'vanished' | 'returned' }
  /** Options that have to be chosen from now on. */
  | { readonly kind: 'option_required'; readonly options: readonly string[] }
  /** Values that cannot be chosen any more, as `Canvas border: Folded`. */
  | { readonly kind: 'option_value_gone'; readonly values: readonly string[] }
  | {
      readonly kind: 'price';
      readonly currency: string;
      readonly fromCurrency: string;
      readonly steps: readonly PriceStep[];
    }
  | {
      readonly kind: 'print_size';
      readonly from: { readonly widthMm: number; readonly heightMm: number };
      readonly to: { readonly widthMm: number; readonly heightMm: number };
    };

export interface CatalogueChange {
  readonly variantId: number;
  /** What it was called, or is called now: of a vanished one nobody else knows it. */
  readonly variantCode: string;
  readonly name: string;
  readonly detail: CatalogueChangeDetail;
}

type Prices = ReadonlyMap<string, number>;

function surchargesOf({ options }: CatalogueVariant): Prices {
  return new Map(
    options.flatMap(({ name, values }) => values.map((value) => [`${name}: ${value.name}`, value.priceMinor] as const)),
  );
}

function requiredOf({ options }: CatalogueVariant): readonly string[] {
  return options.filter(({ isRequired }) => isRequired).map(({ name }) => name);
}

function newlyRequired(before: CatalogueVariant, after: CatalogueVariant): readonly CatalogueChangeDetail[] {
  const known = new Set(requiredOf(before));
  const options = requiredOf(after).filter((name) => !known.has(name));
  return options.length === 0 ? [] : [{ kind: 'option_required', options }];
}

function goneValues(before: Prices, after: Prices): readonly CatalogueChangeDetail[] {
  const values = [...before.keys()].filter((value) => !after.has(value));
  return values.length === 0 ? [] : [{ kind: 'option_value_gone', values }];
}

/** In another currency every amount is another, whatever its number. */
function prices(before: CatalogueVariant, after: CatalogueVariant): readonly CatalogueChangeDetail[] {
  const isOther = before.currency !== after.currency;
  const now = surchargesOf(after);
  const base: PriceStep = { option: null, fromMinor: before.priceMinor, toMinor: after.priceMinor };
  const surcharges = [...surchargesOf(before)].flatMap(([option, fromMinor]): readonly PriceStep[] => {
    const toMinor = now.get(option);
    return toMinor === undefined ? [] : [{ option, fromMinor, toMinor }];
  });
  const steps = [base, ...surcharges].filter(({ fromMinor, toMinor }) => isOther || fromMinor !== toMinor);
  if (steps.length === 0) return [];
  return [{ kind: 'price', currency: after.currency, fromCurrency: before.currency, steps }];
}

function sizeOf({ widthMm, heightMm }: CatalogueVariant): { readonly widthMm: number; readonly heightMm: number } {
  return { widthMm, heightMm };
}

function sizes(before: CatalogueVariant, after: CatalogueVariant): readonly CatalogueChangeDetail[] {
  const [from, to] = [sizeOf(before), sizeOf(after)];
  return from.widthMm === to.widthMm && from.heightMm === to.heightMm ? [] : [{ kind: 'print_size', from, to }];
}

function changesOf(before: CatalogueVariant, after: CatalogueVariant): readonly CatalogueChangeDetail[] {
  return [
    ...newlyRequired(before, after),
    ...goneValues(surchargesOf(before), surchargesOf(after)),
    ...prices(before, after),
    ...sizes(before, after),
  ];
}

function changeOf(variant: CatalogueVariant, detail: CatalogueChangeDetail): CatalogueChange {
  const { variantId, variantCode, productName, name } = variant;
  return { variantId, variantCode, name: `${productName} ${name}`.trim(), detail };
}

/**
 * What changed from one catalogue of a connection to the next (product §6). The first one changes nothing, and neither
 * does a variant that was never there: `vanished` are those that have gone before and may return.
 */
export function diffCatalogues(
  before: readonly CatalogueVariant[],
  after: readonly CatalogueVariant[],
  vanished: ReadonlySet<number>,
): readonly CatalogueChange[] {
  if (before.length === 0) return [];
  const old = new Map(before.map((variant) => [variant.variantId, variant]));
  const now = new Map(after.map((variant) => [variant.variantId, variant]));
  const gone = before.filter(({ variantId }) => !now.has(variantId));
  return [
    ...gone.map((variant) => changeOf(variant, { kind: 'vanished' })),
    ...[...now.values()].flatMap((variant) => {
      const known = old.get(variant.variantId);
      if (known !== undefined) return changesOf(known, variant).map((detail) => changeOf(variant, detail));
      return vanished.has(variant.variantId) ? [changeOf(variant, { kind: 'returned' })] : [];
    }),
  ];
}
