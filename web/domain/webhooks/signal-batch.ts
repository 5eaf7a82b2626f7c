import type { ConnectionId, ShopDomain } from '../kernel/ids.ts';
import type { Signal } from './signal.ts';

/**
 * What many signals ask for together: each thing once, the stronger wish and the earlier time winning, in one order for
 * everybody, so that two transactions never hold what the other wants.
 */
export interface SignalBatch {
  /**
   * Orders that were cancelled in Shopify: remembered even when never seen before, so that no later plan sends them.
   */
  readonly cancelledOrders: readonly CancelledOrder[];
  readonly locates: readonly LocateSignal[];
  readonly plans: readonly PlanSignal[];
  /** What Picanova said, by connection. */
  readonly answers: readonly Answers[];
  /** Products that changed, by shop. */
  readonly products: readonly ChangedProducts[];
  /** About the shop as a whole, in the order they came; applied last, because a redacted shop must leave nothing. */
  readonly shops: readonly ShopSignal[];
}

type Of<Kind extends Signal['kind']> = Extract<Signal, { readonly kind: Kind }>;
export type CancelledOrder = Omit<Of<'cancel_order'>, 'kind'>;
export type LocateSignal = Of<'locate'>;
export type PlanSignal = Omit<Of<'plan'>, 'kind'>;
export type AnswerSignal = Of<'sync'>;
export type ShopSignal = Exclude<
  Signal,
  { readonly kind: 'cancel_order' | 'locate' | 'plan' | 'sync' | 'product_changed' }
>;

export interface ChangedProducts {
  readonly shop: ShopDomain;
  readonly productGids: readonly string[];
}

export interface Answers {
  readonly connectionId: ConnectionId;
  readonly dueAtMs: number;
  readonly signals: readonly AnswerSignal[];
}

function ofKind<Kind extends Signal['kind']>(signals: readonly Signal[], kind: Kind): readonly Of<Kind>[] {
  return signals.filter((signal): signal is Of<Kind> => signal.kind === kind);
}

function isOfShop(signal: Signal): signal is ShopSignal {
  return !['cancel_order', 'locate', 'plan', 'sync', 'product_changed'].includes(signal.kind);
}

/** One entry a key, in the order of the keys. */
function merged<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  merge: (one: Entry, other: Entry) => Entry,
): readonly Entry[] {
  const byKey = new Map<string, Entry>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const same = byKey.get(key);
    byKey.set(key, same === undefined ? entry : merge(same, entry));
  }
  return [...byKey].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
}

type Wish = { readonly dueAtMs: number; readonly always: boolean };

function stronger<Entry extends Wish>(one: Entry, other: Entry): Entry {
  return { ...one, dueAtMs: Math.min(one.dueAtMs, other.dueAtMs), always: one.always || other.always };
}

/** Wishes for one order are one wish: the earliest, and `always` if any of them is. */
export function mergePlans(plans: readonly PlanSignal[]): readonly PlanSignal[] {
  return merged(plans, ({ shop, orderGid }) => `${shop}\n${orderGid}`, stronger);
}

function answersOf(signals: readonly AnswerSignal[]): readonly Answers[] {
  return merged(
    signals.map(({ connectionId, dueAtMs }, at) => ({ connectionId, dueAtMs, signals: signals.slice(at, at + 1) })),
    ({ connectionId }) => connectionId,
    (one, other) => ({
      ...one,
      dueAtMs: Math.min(one.dueAtMs, other.dueAtMs),
      signals: [...one.signals, ...other.signals],
    }),
  );
}

function productsOf(signals: readonly Of<'product_changed'>[]): readonly ChangedProducts[] {
  return merged(
    signals.map(({ shop, productGid }): ChangedProducts => ({ shop, productGids: [productGid] })),
    ({ shop }) => shop,
    (one, other) => ({ shop: one.shop, productGids: [...new Set([...one.productGids, ...other.productGids])] }),
  );
}

/** What these signals ask for together. */
export function batchOf(signals: readonly Signal[]): SignalBatch {
  return {
    cancelledOrders: merged(
      ofKind(signals, 'cancel_order'),
      ({ shop, orderGid }) => `${shop}\n${orderGid}`,
      (one, other) => ({ ...one, atMs: Math.min(one.atMs, other.atMs) }),
    ),
    locates: merged(
      ofKind(signals, 'locate'),
      ({ shop, fulfillmentOrderGid }) => `${shop}\n${fulfillmentOrderGid}`,
      stronger,
    ),
    plans: mergePlans(ofKind(signals, 'plan')),
    answers: answersOf(ofKind(signals, 'sync')),
    products: productsOf(ofKind(signals, 'product_changed')),
    shops: signals.filter(isOfShop),
  };
}
