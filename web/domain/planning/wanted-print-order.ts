import type { ConnectionId, FulfillmentOrderGid, Region } from '../kernel/ids.ts';
import type { Assignment } from './shopify-order.ts';
import type { HoldReason } from '../print-order/states.ts';
import type { PrintAddress, PrintItem } from '../print-order/print-item.ts';
import type { Problem } from '../kernel/problems.ts';

/** A print order as planned. */
export interface WantedPrintOrder {
  readonly externalId: string;
  readonly fulfillmentOrderGid: FulfillmentOrderGid;
  readonly assignment: Assignment;
  /** Every open line of the fulfillment order is ours, so its progress may be reported. */
  readonly wholeFulfillmentOrder: boolean;
  readonly connectionId: ConnectionId | null;
  readonly region: Region;
  readonly revision: number;
  readonly part: number;
  readonly isTest: boolean;
  readonly state: 'held' | 'blocked' | 'ready';
  readonly holdReason: HoldReason | null;
  readonly holdUntilMs: number | null;
  readonly items: readonly PrintItem[];
  readonly address: PrintAddress | null;
  readonly shippingTitle: string | null;
  /** Of the customs amounts, the connection's own; null = the destination asks for none. */
  readonly currency: string | null;
  readonly customsShippingMinor: number | null;
  readonly problems: readonly Problem[];
}
