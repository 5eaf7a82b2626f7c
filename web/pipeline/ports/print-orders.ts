import type { PrintOrderCommand } from '../../domain/print-order/actions.ts';
import type { LogLine } from '../../domain/kernel/log-line.ts';
import type {
  ConnectionId,
  FulfillmentOrderGid,
  OrderGid,
  PicanovaOrderId,
  PrintOrderId,
  Region,
  ShopDomain,
} from '../../domain/kernel/ids.ts';
import type { Assignment } from '../../domain/planning/shopify-order.ts';
import type { HoldReason, PrintOrderState, PrintOrderStep } from '../../domain/print-order/states.ts';
import type { CancelCause } from '../../domain/print-order/cancel-cause.ts';
import type { PrintAddress, PrintItem } from '../../domain/print-order/print-item.ts';
import type { Problem } from '../../domain/kernel/problems.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import type { Committed, LaneClaimRequest, Lease } from './lease.ts';

/** A column of a print order that cannot be read: its key is gone, it was changed, or it is no JSON. */
export type UnreadableColumn = 'items' | 'artwork' | 'address' | 'problems' | 'shipments';

export interface PrintOrder {
  readonly id: PrintOrderId;
  readonly shop: ShopDomain;
  readonly orderGid: OrderGid;
  readonly orderName: string;
  /** The Shopify order is a test order; `isTest` says whether Picanova's is. */
  readonly orderIsTest: boolean;
  readonly fulfillmentOrderGid: FulfillmentOrderGid;
  readonly assignment: Assignment;
  readonly wholeFulfillmentOrder: boolean;
  readonly connectionId: ConnectionId | null;
  readonly region: Region;
  readonly externalId: string;
  readonly revision: number;
  readonly part: number;
  readonly isTest: boolean;
  readonly state: PrintOrderState;
  readonly step: PrintOrderStep | null;
  readonly holdReason: HoldReason | null;
  readonly items: readonly PrintItem[];
  readonly address: PrintAddress | null;
  readonly shippingTitle: string | null;
  readonly shippingMethod: string | null;
  readonly customsShippingMinor: number | null;
  /** Of the customs amounts; null = none is declared. */
  readonly currency: string | null;
  readonly problems: readonly Problem[];
  /** A create may have reached Picanova without its answer reaching us: look up before creating. */
  readonly createUnknown: boolean;
  /** When it was asked for, for the last time; null = the outcome of every create is known. */
  readonly createAskedAtMs: number | null;
  readonly cancelRequestedAtMs: number | null;
  /** Why the app asked for its cancel; null = it did not, or a person did. */
  readonly cancelCause: CancelCause | null;
  /** The address as it was edited in Shopify after sending, if that is why; null = none, or erased. */
  readonly changedAddress: PrintAddress | null;
  readonly picanovaOrderId: PicanovaOrderId | null;
  readonly picanovaStatus: string | null;
  readonly totalMinor: number | null;
  readonly totalCurrency: string | null;
  /** Picanova item id → our line, learnt from the create answer; shipments may name only the former. */
  readonly itemIds: Readonly<Record<string, string>>;
  readonly shipments: readonly Shipment[];
  readonly sentAtMs: number | null;
  /**
   * The merchant asked for it to be sent anew under the next revision. Stays set: it is what frees the lines for that
   * revision.
   */
  readonly resubmit: boolean;
  readonly createdAtMs: number;
  /** Columns that could not be read and are empty here; absent = all is readable. */
  readonly unreadable?: readonly UnreadableColumn[];
}

export interface ClaimedPrintOrder extends PrintOrder {
  readonly lease: Lease;
  readonly attempt: number;
  readonly step: PrintOrderStep;
  /** Where it waited. */
  readonly lane: string;
  /** A sync that somebody rang for; others are polls. */
  readonly rung: boolean;
}

/** A change of one print order. Absent keys stay as they are. */
export interface PrintOrderChange {
  readonly nowMs: number;
  readonly state?: PrintOrderState;
  /**
   * null = idle until a signal. When a cancel was requested meanwhile, the store keeps the row due for `cancel`
   * instead.
   */
  readonly next: { readonly step: PrintOrderStep; readonly dueAtMs: number } | null;
  /** Work was done: the attempt counter starts again. Default true; false = back-off continues. */
  readonly progressed?: boolean;
  /** The sync that somebody rang for could not be made: the next one is still the one they wait for. */
  readonly rung?: boolean;
  readonly createUnknown?: boolean;
  readonly picanovaOrderId?: PicanovaOrderId;
  readonly picanovaStatus?: string;
  readonly isTest?: boolean;
  readonly shippingMethod?: string;
  readonly totalMinor?: number | null;
  readonly totalCurrency?: string | null;
  readonly itemIds?: Readonly<Record<string, string>>;
  readonly problems?: readonly Problem[];
  readonly sentAtMs?: number;
  /** Upserted by key. */
  readonly shipments?: readonly Shipment[];
  /** The cancel request has been answered (either way) and no longer takes precedence. */
  readonly cancelAnswered?: boolean;
  /** false = it is not to be sent anew after all. */
  readonly resubmit?: boolean;
  /** Its order is planned again: what the print order stood for has changed. */
  readonly wakeOrder?: boolean;
  readonly log: readonly LogLine[];
}

export interface PrintOrderStore {
  /**
   * Due rows of due lanes, oldest first: cancels before all else, then read-backs that somebody rang for, then
   * sends and what Shopify is told, then polls. A row of which too little can be read to work on it is set aside with
   * a problem instead; one whose sealed columns alone do not open is handed out, and its order is planned anew.
   */
  claim(request: LaneClaimRequest): Promise<readonly ClaimedPrintOrder[]>;
  /**
   * Before a create is asked for: from now on it may be at Picanova, and whoever comes after a crash looks first.
   * `stopped`: the lease was lost or a cancel came, and it must not be asked for.
   */
  markAsked(lease: Lease, nowMs: number): Promise<'marked' | 'stopped'>;
  commit(lease: Lease, change: PrintOrderChange): Promise<Committed>;
  find(shop: ShopDomain, id: PrintOrderId): Promise<PrintOrder | null>;
  /**
   * Print orders that a list of Picanova's orders shows to exist though we do not know them as sent: `send` is made
   * due, with look-up first.
   */
  wakeOrphans(connection: ConnectionId, externalIds: readonly string[], nowMs: number): Promise<number>;
  /**
   * Merchant's command on one print order: `cancel` as for an order cancelled in Shopify; `resubmit` marks a cancelled
   * or failed one to be planned anew under the next revision and wakes its order; `refresh` reads it back now. False =
   * unknown, or not possible in its state.
   */
  request(
    shop: ShopDomain,
    id: PrintOrderId,
    command: { readonly what: PrintOrderCommand; readonly nowMs: number },
  ): Promise<boolean>;
}
