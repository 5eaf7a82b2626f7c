import type { Catalogue, Choice, Option, Variant } from './catalogue.ts';

/** One orderable set of options (picanova-api §2.1.4, §3.1). */
export interface Combination {
  readonly variant: Variant;
  /** In the order of the product's options. */
  readonly choices: readonly Choice[];
  /** Option codes in alphabetical order, as beta lists them: `CVS0200201F2HCLMSB`. */
  readonly betaSku: string;
  /** Option codes in the order of the options, as v1 shows them: `CVS0200201LMF2`. */
  readonly v1Sku: string;
  readonly priceMinor: number;
}

/**
 * The real answer has every combination; ours at most this many, so that a product with many options stays readable.
 */
const MAX_COMBINATIONS = 200;

/** Every choice of one value per required option and at most one per optional option, plain ones first. */
export function combinationsOf(variant: Variant): Combination[] {
  let sets: Choice[][] = [[]];
  for (const option of variant.product.options)
    sets = sets.flatMap((set) => choicesOf(option).map((choice) => (choice ? [...set, choice] : set)));
  return sets.slice(0, MAX_COMBINATIONS).map((choices) => combine(variant, choices));
}

/** The price and both SKU forms of a variant with these choices. */
export function combine(variant: Variant, choices: readonly Choice[]): Combination {
  const order = variant.product.options;
  const sorted = choices.toSorted((a, b) => order.indexOf(a.option) - order.indexOf(b.option));
  const codes = sorted.map(({ value }) => value.sku);
  const stem = variant.product.sku + variant.sku;
  return {
    variant,
    choices: sorted,
    betaSku: stem + codes.toSorted().join(''),
    v1Sku: stem + codes.join(''),
    priceMinor: sorted.reduce((sum, { value }) => sum + value.priceMinor, variant.priceMinor),
  };
}

/** Every composite SKU of the catalogue in both documented orders of the option codes. */
export function indexCombinations(catalogue: Catalogue): ReadonlyMap<string, Combination> {
  const index = new Map<string, Combination>();
  for (const variant of catalogue.variantById.values()) {
    for (const combination of combinationsOf(variant)) {
      index.set(combination.betaSku, combination);
      index.set(combination.v1Sku, combination);
    }
  }
  return index;
}

function choicesOf(option: Option): (Choice | null)[] {
  const choices = option.values.map((value) => ({ option, value }));
  return option.required ? choices : [null, ...choices];
}
