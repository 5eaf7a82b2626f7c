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
import type { PrintAddress } from '../../domain/print-order/print-item.ts';
import type { Problem } from '../../domain/kernel/problems.ts';
import type { PrintOrder, Shipment } from '../../pipeline/ports/index.ts';
import type { Plain } from '../database.ts';
import type { print_order, shipment } from '../generated/sqlite/client.ts';
import type { Lane } from '../queue/lanes.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { openItems } from './sealed-items.ts';

export type PrintOrderRow = Plain<print_order>;
export type ShipmentRow = Plain<shipment>;

export const PRINT_ORDER_ADDRESS = 'print_order.address';

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

export function sealAddress(sealer: Sealer, shop: string, address: PrintAddress | null): Buffer | null {
  return address === null ? null : sealer.seal(JSON.stringify(address), { shop, column: PRINT_ORDER_ADDRESS });
}

/** The address of a row; null = there is none, or it was erased. */
function openAddress(sealer: Sealer, row: PrintOrderRow): PrintAddress | null {
  return row.address === null
    ? null
    : (JSON.parse(
        sealer.open(row.address, { shop: row.shop, column: PRINT_ORDER_ADDRESS }).toString('utf8'),
      ) as PrintAddress);
}

function shipmentOf(row: ShipmentRow): Shipment {
  return {
    key: row.key,
    carrierCode: row.carrier_code,
    carrierName: row.carrier_name,
    trackingNumber: row.tracking_number,
    trackingUrl: row.tracking_url,
    shippedAtMs: row.shipped_at,
    lines: JSON.parse(row.lines) as Shipment['lines'],
    fulfillmentGid: row.fulfillment_gid as FulfillmentGid | null,
    adopted: Boolean(row.adopted),
    writtenTrackingNumber: row.written_tracking_number,
    unwritable: row.unwritable as Unwritable | null,
  };
}

/** A row as the pipeline knows it. Its JSON was written by this store, so it is not checked again. */
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
    items: openItems(sealer, row),
    address: openAddress(sealer, row),
    shippingTitle: row.shipping_title,
    shippingMethod: row.shipping_method,
    customsShippingMinor: row.customs_shipping_minor,
    currency: row.currency,
    problems: JSON.parse(row.problems) as readonly Problem[],
    createUnknown: row.create_asked_at !== null,
    createAskedAtMs: row.create_asked_at,
    cancelRequestedAtMs: row.cancel_requested_at,
    picanovaOrderId: row.picanova_order_id as PicanovaOrderId | null,
    picanovaStatus: row.picanova_status,
    totalMinor: row.total_minor,
    totalCurrency: row.total_currency,
    itemIds: JSON.parse(row.item_ids) as Readonly<Record<string, string>>,
    shipments: shipments.map(shipmentOf),
    sentAtMs: row.sent_at,
    resubmit: Boolean(row.resubmit),
    createdAtMs: row.created_at,
  };
}
