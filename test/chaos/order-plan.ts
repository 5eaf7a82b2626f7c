import type { SeededRandom } from '../simulator/random.ts';
import type { NewOrder, NewOrderLine } from '../simulator/shopify/types.ts';

/** One order and all that will become of it, decided by the seed before anything runs. */
export interface OrderPlan {
  readonly order: NewOrder;
  /** Copies to be printed, by place in `order.lines`; 0 = the merchant's own goods. */
  readonly prints: readonly number[];
  /** The buyer changes their mind this long after the order, and nothing of it is produced; null = never. */
  readonly cancelAfterMs: number | null;
  /** The buyer pays this long after the order; null = at once. */
  readonly paidAfterMs: number | null;
  /** The place of a line that is taken out this long after the order, in time or too late; null = none is. */
  readonly removal: { readonly line: number; readonly afterMs: number } | null;
  /** Fewer pieces of the line at this place are wanted this long after the order, in time or too late; null = all. */
  readonly reduction: {
    readonly line: number;
    readonly to: number;
    readonly by: 'edit' | 'refund';
    readonly afterMs: number;
  } | null;
  readonly parcels: 1 | 2;
  /** A parcel without a tracking number can be recognised only by its lines; `later` = it gets one after a while. */
  readonly tracking: 'at_once' | 'later' | 'never';
}

/** What the shop sells: some of it is printed, the rest is none of the app's business. */
export interface Assortment {
  readonly prints: readonly string[];
  readonly mug: string;
}

const CANCELLED = 0.1;
const TEST = 0.08;
const TWO_PARCELS = 0.25;
const TRACKED_LATER = 0.12;
const UNTRACKED = 0.1;
const WITH_FOREIGN_LINE = 0.2;
const FOREIGN_ONLY = 0.03;
const CANCEL_WITHIN_MS = 6_000;
const PAID_LATER = 0.15;
const PAID_WITHIN_MS = 20_000;
const ONE_LINE_REMOVED = 0.1;
const REMOVED_WITHIN_MS = 8_000;
const REDUCED = 0.15;
const REFUNDED = 0.4;

function pick<Value>(random: SeededRandom, values: readonly Value[]): Value {
  const value = values[random.below(values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

/** Up to three prints and, now and then, a mug among them. */
function linesOf(
  random: SeededRandom,
  { prints, mug }: Assortment,
): { lines: readonly NewOrderLine[]; prints: readonly number[] } {
  const foreign = { line: { variant: mug, quantity: 1 + random.below(2) }, copies: 0 };
  if (random.chance(FOREIGN_ONLY)) return { lines: [foreign.line], prints: [0] };
  const chosen = Array.from({ length: 1 + random.below(3) }, () => {
    const copies = 1 + random.below(3);
    return { line: { variant: pick(random, prints), quantity: copies }, copies };
  });
  if (random.chance(WITH_FOREIGN_LINE)) chosen.splice(random.below(chosen.length + 1), 0, foreign);
  return { lines: chosen.map(({ line }) => line), prints: chosen.map(({ copies }) => copies) };
}

/** Fewer pieces of one line of which there are several, at least one. */
function drawReduction(random: SeededRandom, prints: readonly number[]): OrderPlan['reduction'] {
  const several = prints.flatMap((copies, line) => (copies > 1 ? [{ line, copies }] : []));
  if (several.length === 0) return null;
  const { line, copies } = pick(random, several);
  return {
    line,
    to: 1 + random.below(copies - 1),
    by: random.chance(REFUNDED) ? 'refund' : 'edit',
    afterMs: random.below(REMOVED_WITHIN_MS),
  };
}

/** Draws the next order. */
export function drawOrder(random: SeededRandom, assortment: Assortment): OrderPlan {
  const { lines, prints } = linesOf(random, assortment);
  const paidAfterMs = random.chance(PAID_LATER) ? random.below(PAID_WITHIN_MS) : null;
  const cancelAfterMs = random.chance(CANCELLED) ? random.below(CANCEL_WITHIN_MS) : null;
  const isEdited = lines.length > 1 && cancelAfterMs === null && random.chance(ONE_LINE_REMOVED);
  const isReduced = cancelAfterMs === null && !isEdited && random.chance(REDUCED);
  return {
    order: { lines, test: random.chance(TEST), paid: paidAfterMs === null },
    prints,
    cancelAfterMs,
    paidAfterMs,
    removal: isEdited ? { line: random.below(lines.length), afterMs: random.below(REMOVED_WITHIN_MS) } : null,
    reduction: isReduced ? drawReduction(random, prints) : null,
    parcels: random.chance(TWO_PARCELS) ? 2 : 1,
    tracking: random.chance(UNTRACKED) ? 'never' : random.chance(TRACKED_LATER) ? 'later' : 'at_once',
  };
}
