import type { LogLine } from '../kernel/log-line.ts';
import type { ConnectionId, FulfillmentOrderGid, OrderGid, ShopDomain } from '../kernel/ids.ts';

/** What one webhook asks for. A signal names what to look at again; it is never data. */
export type Signal =
  /** Wake the order's plan. `always: false` = not when the order is settled (nothing left to plan). */
  | {
      readonly kind: 'plan';
      readonly shop: ShopDomain;
      readonly orderGid: OrderGid;
      readonly dueAtMs: number;
      readonly always: boolean;
    }
  /** A fulfillment order whose order is not known: wake its order if known, else find it. */
  | {
      readonly kind: 'locate';
      readonly shop: ShopDomain;
      readonly fulfillmentOrderGid: FulfillmentOrderGid;
      readonly dueAtMs: number;
      readonly always: boolean;
    }
  /**
   * Cancelled in Shopify: unsent print orders end here, all others are due to `cancel` before any other work of the
   * lane.
   */
  | { readonly kind: 'cancel_order'; readonly shop: ShopDomain; readonly orderGid: OrderGid; readonly atMs: number }
  /**
   * Picanova says something about an order of ours; `picanovaOrderId` or `externalId` finds it, neither = no effect.
   */
  | {
      readonly kind: 'sync';
      readonly connectionId: ConnectionId;
      readonly picanovaOrderId: string | null;
      readonly externalId: string | null;
      readonly dueAtMs: number;
      readonly log: LogLine | null;
    }
  /** Print fields of the product may have changed; what is blocked because of it is planned again. */
  | { readonly kind: 'product_changed'; readonly shop: ShopDomain; readonly productGid: string }
  /** `atMs`: when it happened in Shopify. What is older than the present installation is about an earlier one. */
  | { readonly kind: 'uninstalled'; readonly shop: ShopDomain; readonly atMs: number }
  | { readonly kind: 'scopes_changed'; readonly shop: ShopDomain; readonly scopes: readonly string[] }
  | { readonly kind: 'redact_orders'; readonly shop: ShopDomain; readonly orderGids: readonly OrderGid[] }
  | { readonly kind: 'redact_shop'; readonly shop: ShopDomain; readonly atMs: number }
  | {
      readonly kind: 'data_request';
      readonly shop: ShopDomain;
      readonly orderGids: readonly OrderGid[];
      readonly atMs: number;
    };
