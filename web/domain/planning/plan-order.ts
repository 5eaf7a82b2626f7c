import { toPrintAddress } from './address.ts';
import { addressNotes } from './address-kind.ts';
import { changedAddress } from './changed-address.ts';
import { externalIdOf, requireGidNumber, shopHandle } from '../print-order/external-id.ts';
import { liftedBy, NOTHING_LIFTED, type Approval, type Lifted } from './approval.ts';
import type { KnownLooks } from './artwork-check.ts';
import { gateOf, isTestOrder } from './gate.ts';
import type { Gate } from './gate.ts';
import { leftOutBy, type LeftOut } from './left-out.ts';
import type { LogLine } from '../kernel/log-line.ts';
import { SENT_ANYWAY } from '../print-fields/notes.ts';
import type { ConnectionId, FulfillmentOrderGid, PrintOrderId, Region, ShopDomain } from '../kernel/ids.ts';
import type { FulfillmentOrder, FulfillmentOrderLine, ShopifyOrder } from './shopify-order.ts';
import {
  coversLines,
  createUnplanned,
  isSuperseded,
  unwantedOf,
  type ExistingPrintOrder,
  type Unplanned,
  type Unwanted,
} from './plan-coverage.ts';
import { customsFor, customsProblems, declaredShipping, type BilledIn } from './customs.ts';
import type { LineMemory } from './deleted-lines.ts';
import { createLineFields, type LineFields, type LineReading } from './line-fields.ts';
import { planItem } from './plan-item.ts';
import type { Lookup, OwnFields, OwnLine } from './plan-item.ts';
import { isUnsent } from '../print-order/states.ts';
import { linesOf, type PrintAddress, type PrintItem } from '../print-order/print-item.ts';
import { isHeldForMargin, stateOf } from './planned-state.ts';
import type { Amount } from '../kernel/money.ts';
import type { Problem } from '../kernel/problems.ts';
import { addedUp } from '../shipments/shipment.ts';
import { rechecksAtMs } from './recheck.ts';
import { chooseRegion, preferredRegion } from './routing.ts';
import { inParts, toldOnce } from './in-parts.ts';
import { inSlots, slotsOf, type ProductSettings } from './product-settings.ts';
import type { PlanRules } from './rules.ts';
import type { WantedPrintOrder } from './wanted-print-order.ts';

export type { Lookup } from './plan-item.ts';
export type { ExistingPrintOrder } from './plan-coverage.ts';

/** Picanova takes 1 to 99 items in one order (picanova-api §1.6). */
export const MAX_ITEMS = 99;

export interface PlanInput {
  readonly shop: ShopDomain;
  readonly order: ShopifyOrder;
  readonly settings: PlanRules;
  readonly connections: readonly ({ readonly id: ConnectionId; readonly region: Region } & BilledIn)[];
  /** null = the catalogue cannot be asked now: what needs it waits, and is shown. */
  readonly lookup: Lookup | null;
  /** What is known of the artwork; null = it is not looked at. */
  readonly looks: KnownLooks | null;
  /** All print orders of this order, in whatever state. */
  readonly existing: readonly ExistingPrintOrder[];
  /** Of lines whose product was deleted; absent = nothing is remembered. */
  readonly memory?: LineMemory;
  /** What the shop's tables say of the codes in the order; absent = nothing. */
  readonly products?: ProductSettings;
  /** What the merchant's *Send* answered; null = it was not pressed, or there was nothing to answer. */
  readonly approval: Approval | null;
  /** Whether orders of the shop are tests has not been decided. */
  readonly testModeUndecided: boolean;
  /** When it was paid; null = not known, or it makes no difference. */
  readonly paidAtMs: number | null;
  /** Fulfillment orders that Shopify fulfilled at payment, shown as open; absent = none. */
  readonly fulfilledAtPayment?: ReadonlySet<FulfillmentOrderGid>;
  /** What shipping will cost, by external id; absent, or without one = not asked for. */
  readonly shippingCosts?: ReadonlyMap<string, Amount>;
  readonly nowMs: number;
}

export interface Plan {
  readonly printOrders: readonly WantedPrintOrder[];
  /** Unsent print orders that are no longer wanted. */
  readonly drop: readonly PrintOrderId[];
  /** Print orders that are, or may be, at Picanova and are no longer wanted. */
  readonly cancel: readonly Unwanted[];
  /** Nothing waits here: signals that only echo what is done are not worth a read. */
  readonly settled: boolean;
  /** When the earliest hold ends by itself, or a file that Shopify prepares is looked at again; null = neither. */
  readonly dueAtMs: number | null;
  /** Why lines with print fields are not sent, by nobody's fault. */
  readonly leftOut: readonly LeftOut[];
  /** What changed against the existing print orders. */
  readonly log: readonly LogLine[];
}

function destinationCountry({ destination }: FulfillmentOrder): string | null {
  return destination.kind === 'address' ? destination.address.countryCode : null;
}

function skuTextOf({ identity }: OwnFields): readonly string[] {
  return identity?.kind === 'sku' ? [identity.field.value] : [];
}

/**
 * The sku texts of the order's open lines by connected region: what the catalogues are asked before `planOrder`
 * decides. Every connected region counts, because a print order that may have been created stays where it is.
 */
export function skuTextsOf(
  order: ShopifyOrder,
  reading: Omit<LineReading, 'isArticle'>,
  connected: readonly Region[],
): ReadonlyMap<Region, readonly string[]> {
  const fields = createLineFields(order, reading);
  const lines = order.fulfillmentOrders
    .flatMap((fulfillmentOrder) => fulfillmentOrder.lines)
    .filter(({ remainingQuantity }) => remainingQuantity > 0);
  return new Map(
    connected.map((region) => {
      const texts = lines.flatMap((line) => {
        const own = fields.of(line, region);
        // Of a deleted product the catalogue may still know the SKU, which says that it is ours.
        const remembered = line.variant === undefined ? (line.sku ?? []) : [];
        const said = own === null ? [] : slotsOf(own).flatMap(skuTextOf);
        return said.length > 0 ? said : remembered;
      });
      return [region, [...new Set(texts)]] as const;
    }),
  );
}

function addressOf(
  { destination }: FulfillmentOrder,
  settings: PlanRules,
): {
  readonly address: PrintAddress | null;
  readonly problems: readonly Problem[];
} {
  if (destination.kind === 'withheld') return { address: null, problems: [{ code: 'address_withheld', detail: {} }] };
  if (destination.kind === 'absent')
    return { address: null, problems: [{ code: 'address_incomplete', detail: { missing: ['address'], tooLong: [] } }] };
  const result = toPrintAddress(destination.address, settings);
  return result.kind === 'address'
    ? { address: result.address, problems: [] }
    : { address: null, problems: [result.problem] };
}

/** A create that may have arrived pins its region: sending the lines elsewhere could print them twice. */
function regionOf(input: PlanInput, fulfillmentOrder: FulfillmentOrder): Region {
  const pinned = input.existing.find(
    ({ fulfillmentOrderGid, state, createUnknown }) =>
      fulfillmentOrderGid === fulfillmentOrder.gid && createUnknown && isUnsent(state),
  );
  if (pinned !== undefined) return pinned.region;
  const country = destinationCountry(fulfillmentOrder);
  const connected = input.connections.map(({ region }) => region);
  return (
    chooseRegion({ settings: input.settings, destinationCountry: country, connected }) ??
    preferredRegion(input.settings.routing, country)
  );
}

interface Numbering {
  readonly revision: number;
  /** The n-th part (from 0) that is not taken by a print order which stays as it is. */
  readonly part: (nth: number) => number;
}

/** A new revision follows an ended one that is replaced; a new part stands beside those that stay (product §6). */
function numberingOf(
  existing: readonly ExistingPrintOrder[],
  fulfillmentOrder: FulfillmentOrder,
  region: Region,
): Numbering {
  const here = existing.filter(
    (printOrder) => printOrder.fulfillmentOrderGid === fulfillmentOrder.gid && printOrder.region === region,
  );
  const revision = 1 + Math.max(0, ...here.filter(isSuperseded).map((printOrder) => printOrder.revision));
  const taken = new Set(
    here.filter((printOrder) => printOrder.revision === revision && coversLines(printOrder)).map(({ part }) => part),
  );
  const part = (nth: number): number => {
    let free = 0;
    for (let left = nth; left >= 0; left -= taken.has(free) ? 0 : 1) free += 1;
    return free;
  };
  return { revision, part };
}

const FULFILLED_BY_SHOPIFY: Problem = { code: 'fulfilled_by_shopify', detail: {} };

function isFulfilledAtPayment({ fulfilledAtPayment }: PlanInput, { gid }: FulfillmentOrder): boolean {
  return fulfilledAtPayment?.has(gid) === true;
}

/** What Shopify fulfilled at payment waits for the merchant's word alone. */
function gateFor(input: PlanInput, fulfillmentOrder: FulfillmentOrder, lifted: Lifted): Gate {
  const gate = gateOf({ ...input, fulfillmentOrder, lifted });
  const waits = gate.kind === 'held' && isFulfilledAtPayment(input, fulfillmentOrder) && !lifted.fulfilledByShopify;
  return waits ? { kind: 'open' } : gate;
}

/** One fulfillment order with what is still to be planned of our lines in it. */
interface Work {
  readonly fulfillmentOrder: FulfillmentOrder;
  readonly region: Region;
  readonly ours: readonly OwnLine[];
}

function workOf(
  input: PlanInput,
  fulfillmentOrder: FulfillmentOrder,
  { unplanned, lineFields }: { readonly unplanned: Unplanned; readonly lineFields: LineFields },
): Work {
  const region = regionOf(input, fulfillmentOrder);
  const ours = openLines(fulfillmentOrder).flatMap((line): readonly OwnLine[] => {
    const fields = lineFields.of(line, region);
    if (fields === null) return [];
    return [{ line: lineFields.priced(line, region), fields, quantity: unplanned(fulfillmentOrder, line) }];
  });
  return { fulfillmentOrder, region, ours };
}

function openLines({ lines }: FulfillmentOrder): readonly FulfillmentOrderLine[] {
  return lines.filter(({ remainingQuantity }) => remainingQuantity > 0);
}

/** What the merchant's word lifts for one fulfillment order: it is for so many of each line of the whole order. */
function liftedFor({ approval, existing }: PlanInput, { ours }: Work, all: readonly Work[]): Lifted {
  const lines = addedUp([
    ...existing.filter(coversLines).flatMap(({ items }) => linesOf(items)),
    ...all.flatMap((work) => work.ours).map(({ line: { lineItemGid }, quantity }) => ({ lineItemGid, quantity })),
  ]);
  const own = new Set(ours.filter(({ quantity }) => quantity > 0).map(({ line }) => String(line.lineItemGid)));
  return liftedBy(
    approval,
    lines.filter(({ lineItemGid }) => own.has(lineItemGid)),
  );
}

function withNotes(item: PrintItem, notes: readonly string[]): PrintItem {
  return notes.length === 0 ? item : { ...item, notes: [...item.notes, ...notes] };
}

/** Of the places of a set the first: they are one line together. */
function isFirstOfLine({ slot = 1 }: OwnLine): boolean {
  return slot === 1;
}

/** The wanted print orders of one fulfillment order whose gate is not closed. */
function planFulfillmentOrder(
  input: PlanInput,
  work: Work,
  { gate, lifted }: { readonly gate: Gate; readonly lifted: Lifted },
): readonly WantedPrintOrder[] {
  const { order, settings, lookup, looks, existing } = input;
  const { fulfillmentOrder, region, ours } = work;
  const connection = input.connections.find((one) => one.region === region);
  const connectionId = connection?.id ?? null;
  const context = {
    region,
    settings,
    lookup,
    looks,
    connected: connectionId !== null,
    destinationCountry: destinationCountry(fulfillmentOrder),
    shopCurrency: order.currency,
  };
  const lines = ours.filter(({ quantity }) => quantity > 0).map(inSlots);
  const numbering = numberingOf(existing, fulfillmentOrder, region);
  const { address, problems: addressProblems } = addressOf(fulfillmentOrder, settings);
  const unconnected: readonly Problem[] = connectionId === null ? [{ code: 'not_connected', detail: { region } }] : [];
  const atPayment = isFulfilledAtPayment(input, fulfillmentOrder);
  const unprinted: readonly Problem[] = atPayment && !lifted.fulfilledByShopify ? [FULFILLED_BY_SHOPIFY] : [];
  const number = requireGidNumber(fulfillmentOrder.gid);
  const orderNotes = [...addressNotes(address), ...(atPayment && lifted.fulfilledByShopify ? [SENT_ANYWAY] : [])];

  return inParts(lines, MAX_ITEMS).map((own, index): WantedPrintOrder => {
    const customs = customsFor({ own, region, fulfillmentOrder, connection }, { order, settings });
    const chunk = own.map((line) => planItem(line, { ...context, customs }));
    const problems = [
      ...unprinted,
      ...unconnected,
      ...addressProblems,
      ...customsProblems(customs),
      ...toldOnce(chunk.flatMap((one) => one.problems)),
    ];
    const part = numbering.part(index);
    const printItems = chunk.flatMap(({ item }) => (item === null ? [] : withNotes(item, orderNotes)));
    const externalId = externalIdOf({
      handle: shopHandle(input.shop),
      fulfillmentOrder: number,
      region,
      part,
      revision: numbering.revision,
    });
    const shipping = input.shippingCosts?.get(externalId) ?? null;
    const waitsBelowFloor = !lifted.belowFloor && isHeldForMargin(settings, printItems, shipping);
    return {
      externalId,
      fulfillmentOrderGid: fulfillmentOrder.gid,
      assignment: fulfillmentOrder.assignment,
      wholeFulfillmentOrder: ours.length === openLines(fulfillmentOrder).length && !atPayment,
      connectionId,
      region,
      revision: numbering.revision,
      part,
      isTest: isTestOrder(order, settings),
      ...stateOf(gate, problems, { planned: chunk, waitsBelowFloor }),
      items: printItems,
      address,
      shippingTitle: order.shippingTitle,
      currency: customs.kind === 'declared' ? customs.currency : null,
      customsShippingMinor: declaredShipping(order, own.filter(isFirstOfLine), customs),
      problems,
    };
  });
}

function logOf(wanted: readonly WantedPrintOrder[], existing: readonly ExistingPrintOrder[]): readonly LogLine[] {
  const states = new Map(existing.map(({ externalId, state }) => [externalId, state]));
  return wanted
    .filter(({ externalId, state }) => states.get(externalId) !== state)
    .flatMap(({ externalId, state, holdReason, problems }) => {
      const detail = { externalId, state, holdReason, problems: problems.map(({ code }) => code) };
      const seen = problems.includes(FULFILLED_BY_SHOPIFY) ? [{ event: 'fulfilled_by_shopify', detail: {} }] : [];
      return [...seen, { event: 'planned', detail }];
    });
}

function leftOutOf({ order }: PlanInput, lineFields: LineFields): readonly LeftOut[] {
  const reasons = order.fulfillmentOrders.flatMap(({ deliveryMethodType, lines }): readonly LeftOut[] => {
    const reason = leftOutBy(deliveryMethodType);
    const open = lines.filter(({ remainingQuantity }) => remainingQuantity > 0);
    const isOurs = open.some((line) => lineFields.of(line, 'EU') !== null);
    const isSkipped = open.some((line) => lineFields.skipped(line, 'EU') !== null);
    return [...(reason !== null && isOurs ? [reason] : []), ...(isSkipped ? (['code_skip'] as const) : [])];
  });
  return [...new Set(reasons)].toSorted();
}

/**
 * Everything that follows from what Shopify says now and what exists already: what to send, what to drop, what to
 * cancel. The same input gives the same plan, and planning again after any of it was done adds nothing. An item with a
 * problem blocks its whole print order: nothing is sent half.
 */
export function planOrder(input: PlanInput): Plan {
  const { order, existing } = input;
  const unplanned = createUnplanned(order, existing);
  const isArticle = (region: Region, sku: string): boolean => input.lookup?.(region, sku) !== undefined;
  const lineFields = createLineFields(order, { ...input, isArticle });
  // Whether it is closed does not depend on the merchant's word; what is closed takes no pieces from the others.
  const open = order.fulfillmentOrders.filter(
    (fulfillmentOrder) => gateFor(input, fulfillmentOrder, NOTHING_LIFTED).kind !== 'closed',
  );
  const works = open.map((fulfillmentOrder) => workOf(input, fulfillmentOrder, { unplanned, lineFields }));
  const gated = works.map((work) => {
    const lifted = liftedFor(input, work, works);
    return { work, lifted, gate: gateFor(input, work.fulfillmentOrder, lifted) };
  });
  const printOrders = gated.flatMap(({ work, ...answer }) => planFulfillmentOrder(input, work, answer));

  const wanted = new Set(printOrders.map(({ externalId }) => externalId));
  const leftOver = existing.filter(({ state, externalId }) => isUnsent(state) && !wanted.has(externalId));
  const drop = leftOver.filter(({ createUnknown }) => !createUnknown).map(({ id }) => id);
  const perhapsSent = leftOver
    .filter(({ createUnknown, cancelRequestedAtMs }) => createUnknown && cancelRequestedAtMs === null)
    .map(({ id }): Unwanted => ({ id, sendRest: order.cancelledAtMs === null, cause: { why: 'cancelled' } }));
  const changed = (sent: ExistingPrintOrder) => changedAddress(order, sent, input.settings);
  const cancel = [...unwantedOf(order, existing, changed), ...perhapsSent];

  const looksAgainAtMs = [
    ...printOrders.flatMap(({ holdUntilMs }) => holdUntilMs ?? []),
    ...rechecksAtMs(input, printOrders),
  ];
  const awaitsPayment = gated.some(({ gate }) => gate.kind === 'held' && gate.reason === 'unpaid');
  const ended = drop.length + cancel.length;
  return {
    printOrders,
    drop,
    cancel,
    // Without fulfillment orders Shopify has not routed the order yet; unpaid ones may get their print fields before
    // they are paid.
    settled:
      (order.cancelledAtMs !== null || order.fulfillmentOrders.length > 0) &&
      !awaitsPayment &&
      printOrders.every(({ state }) => state === 'ready'),
    leftOut: order.cancelledAtMs === null ? leftOutOf(input, lineFields) : [],
    dueAtMs: looksAgainAtMs.length === 0 ? null : Math.min(...looksAgainAtMs),
    log: [
      ...logOf(printOrders, existing),
      ...(ended === 0
        ? []
        : [{ event: 'no_longer_wanted', detail: { dropped: drop.length, cancelled: cancel.length } }]),
    ],
  };
}
