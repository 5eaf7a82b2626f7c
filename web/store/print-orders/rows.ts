import type {
  ConnectionId,
  FulfillmentOrderGid,
  OrderGid,
  PicanovaOrderId,
  PrintOrderId,
  Region,
  ShopDomain,
  FulfillmentGid,
} from '../../domain/kernel/ids.ts';
import type { Unwritable } from '../../domain/shipments/shipment.ts';
import type { Assignment } from '../../domain/planning/shopify-order.ts';
import type { HoldReason, PrintOrderState, PrintOrderStep } from '../../domain/print-order/states.ts';
import type { CancelCause } from '../../domain/print-order/cancel-cause.ts';
import type { PrintAddress, PrintItem } from '../../domain/print-order/print-item.ts';
import type { Problem } from '../../domain/kernel/problems.ts';
import type { PrintOrder, Shipment, UnreadableColumn } from '../../pipeline/ports/index.ts';
import type { Plain } from '../database.ts';
import type { print_order, shipment } from '../generated/sqlite/client.ts';
import { jsonList, jsonObject } from '../json-column.ts';
import type { Lane } from '../queue/lanes.ts';
import type { Sealer } from '../sealer.ts';
import { tryOpenJson } from '../sealed-json.ts';
import { sql } from '../sql.ts';
import { readItems } from './sealed-items.ts';

export type PrintOrderRow = Plain<print_order>;
export type ShipmentRow = Plain<shipment>;

export const PRINT_ORDER_ADDRESS = 'print_order.address';
const CHANGED_ADDRESS = 'print_order.changed_address';

const NO_SHIPMENTS: readonly ShipmentRow[] = [];

/** What a print order waits for: a step, or the sync that somebody rang for, which goes before the polls. */
type WaitsFor = PrintOrderStep | 'read_back' | null;

const WHERE_IT_WAITS: Readonly<Record<NonNullable<WaitsFor>, Omit<Lane, 'shop'>>> = {
  cancel: { system: 'picanova', queue: 'cancels' },
  read_back: { system: 'picanova', queue: 'read_backs' },
  send: { system: 'picanova', queue: 'print_orders' },
  announce: { system: 'shopify', queue: 'print_orders' },
  fulfil: { system: 'shopify', queue: 'print_orders' },
  sync: { system: 'picanova', queue: 'polls' },
};

/** The lane of a print order; one that waits for nothing would be polled next. */
export function laneOf(shop: string, waitsFor: WaitsFor): Lane {
  return { shop, ...WHERE_IT_WAITS[waitsFor ?? 'sync'] };
}

/** Assignment to `lane`: word from Picanova, or a person, wants an idle row read, or one that a poll would read. */
export const LANE_OF_READ_BACK = sql`
  lane = CASE WHEN (step IS NULL OR step = 'sync') AND lease_token IS NULL AND NOT cancel_pending
    THEN shop || '|picanova|read_backs' ELSE lane END`;

type Place = Parameters<Sealer['seal']>[1];

const sealed = (sealer: Sealer, address: PrintAddress | null, place: Place): Buffer | null =>
  address === null ? null : sealer.seal(JSON.stringify(address), place);

export function sealAddress(sealer: Sealer, shop: string, address: PrintAddress | null): Buffer | null {
  return sealed(sealer, address, { shop, column: PRINT_ORDER_ADDRESS });
}

export function sealChangedAddress(sealer: Sealer, shop: string, address: PrintAddress | null): Buffer | null {
  return sealed(sealer, address, { shop, column: CHANGED_ADDRESS });
}

/** null = there is none, it was erased, or it does not open. */
function opened(sealer: Sealer, address: Uint8Array | null, place: Place): PrintAddress | null {
  return address === null ? null : (tryOpenJson(sealer, address, place) as PrintAddress | null);
}

function shipmentOf(row: ShipmentRow): Shipment {
  return {
    key: row.key,
    carrierCode: row.carrier_code,
    carrierName: row.carrier_name,
    trackingNumber: row.tracking_number,
    trackingUrl: row.tracking_url,
    shippedAtMs: row.shipped_at,
    lines: jsonList<Shipment['lines'][number]>(row.lines) ?? [],
    fulfillmentGid: row.fulfillment_gid as FulfillmentGid | null,
    adopted: Boolean(row.adopted),
    writtenTrackingNumber: row.written_tracking_number,
    unwritable: row.unwritable as Unwritable | null,
    ...(row.packed === null ? {} : { packed: jsonList<Shipment['lines'][number]>(row.packed) ?? [] }),
  };
}

interface ReadColumns {
  readonly items: readonly PrintItem[];
  readonly address: PrintAddress | null;
  readonly problems: readonly Problem[];
  readonly itemIds: Readonly<Record<string, string>>;
  readonly unreadable?: readonly UnreadableColumn[];
}

/** What is sealed, or JSON, each read for itself: what cannot be read is empty and named. */
function readColumns(row: PrintOrderRow, sealer: Sealer, shipments: readonly ShipmentRow[]): ReadColumns {
  const { items, unreadable: ofItems } = readItems(sealer, row);
  const address = opened(sealer, row.address, { shop: row.shop, column: PRINT_ORDER_ADDRESS });
  const problems = jsonList<Problem>(row.problems);
  // Learnt again by the next read-back.
  const itemIds = (jsonObject(row.item_ids) ?? {}) as Readonly<Record<string, string>>;
  const unreadable: readonly UnreadableColumn[] = [
    ...ofItems,
    ...(address === null && row.address !== null ? (['address'] as const) : []),
    ...(problems === null ? (['problems'] as const) : []),
    ...(shipments.some(
      ({ lines, packed }) => jsonList(lines) === null || (packed !== null && jsonList(packed) === null),
    )
      ? (['shipments'] as const)
      : []),
  ];
  const named = unreadable.length === 0 ? {} : { unreadable };
  return { items, address, problems: problems ?? [], itemIds, ...named };
}

/** A row as the pipeline knows it. Its JSON was written by this store, so what parses is not checked again. */
export function printOrderOf(
  row: PrintOrderRow,
  sealer: Sealer,
  shipments: readonly ShipmentRow[] = NO_SHIPMENTS,
): PrintOrder {
  return {
    id: String(row.id) as PrintOrderId,
    shop: row.shop as ShopDomain,
    orderGid: row.order_gid as OrderGid,
    orderName: row.order_name,
    orderIsTest: Boolean(row.order_is_test),
    fulfillmentOrderGid: row.fulfillment_order_gid as FulfillmentOrderGid,
    assignment: row.assignment as Assignment,
    wholeFulfillmentOrder: Boolean(row.whole_fulfillment_order),
    connectionId: row.connection_id as ConnectionId | null,
    region: row.region as Region,
    externalId: row.external_id,
    revision: row.revision,
    part: row.part,
    isTest: Boolean(row.is_test),
    state: row.state as PrintOrderState,
    step: row.step as PrintOrderStep | null,
    holdReason: row.hold_reason as HoldReason | null,
    shippingTitle: row.shipping_title,
    shippingMethod: row.shipping_method,
    customsShippingMinor: row.customs_shipping_minor,
    currency: row.currency,
    createUnknown: row.create_asked_at !== null,
    createAskedAtMs: row.create_asked_at,
    cancelRequestedAtMs: row.cancel_requested_at,
    cancelCause: row.cancel_cause === null ? null : (jsonObject(row.cancel_cause) as CancelCause | null),
    changedAddress: opened(sealer, row.changed_address, { shop: row.shop, column: CHANGED_ADDRESS }),
    picanovaOrderId: row.picanova_order_id as PicanovaOrderId | null,
    picanovaStatus: row.picanova_status,
    totalMinor: row.total_minor,
    totalCurrency: row.total_currency,
    shipments: shipments.map(shipmentOf),
    ...readColumns(row, sealer, shipments),
    sentAtMs: row.sent_at,
    resubmit: Boolean(row.resubmit),
    createdAtMs: row.created_at,
  };
}
