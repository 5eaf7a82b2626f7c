import type { PicanovaOrderId } from '../kernel/ids.ts';
import type { PrintAddress } from './print-item.ts';

/** Picanova's order as read back, both API versions and all spellings made one (picanova-api §4.1). */
export interface PicanovaOrder {
  readonly id: PicanovaOrderId;
  readonly externalId: string | null;
  readonly isTest: boolean;
  readonly status: PicanovaStatus;
  /** As it arrived; kept for statuses this code does not know. */
  readonly rawStatus: string;
  readonly items: readonly PicanovaItem[];
  /** null = the answer does not say, which is not the same as none: the order has to be read itself. */
  readonly shipments: readonly PicanovaShipment[] | null;
  /** Absent = the answer does not say; beta's documented one never does (picanova-api §7 no. 21). */
  readonly address?: AnsweredAddress;
  readonly totalMinor: number | null;
  readonly currency: string | null;
}

/**
 * The address that an answer shows, in Picanova's own parts and spelling. A part is absent = not told, null = told to
 * be empty. Country and region may be a code, a number or a name.
 */
export type AnsweredAddress = Readonly<Partial<Record<keyof PrintAddress, string | null>>>;

/** `unknown` means "in work": kept and shown, never acted on. */
export type PicanovaStatus =
  | 'draft'
  | 'pending'
  | 'accepted'
  | 'generated'
  | 'in_progress'
  | 'fulfilled'
  | 'cancelled'
  | 'refunded'
  | 'partial_refund'
  | 'error'
  | 'unknown';

export interface PicanovaItem {
  /** `''` = not told: v1 names its items by our ids alone. */
  readonly id: string;
  readonly externalId: string | null;
  readonly variantId: number | null;
  /** v1 only: composite SKU. */
  readonly sku: string | null;
  /** v1 only: the same with the artwork's suffix, where it was ordered that way. */
  readonly articleSku?: string;
  readonly quantity: number;
  /** Link to the picture that is printed; absent = not told. */
  readonly file?: string;
  /** null = not told, which is not the same as none. */
  readonly options: readonly { readonly name: string; readonly value: string }[] | null;
}

export interface PicanovaShipment {
  readonly carrierCode: string;
  readonly carrierName: string;
  /** null for "" and absent. */
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly shippedAtMs: number | null;
  /**
   * Picanova item ids, `''` when only ours is told; `externalId` when the answer carries it. Empty = the whole order.
   */
  readonly items: readonly { readonly itemId: string; readonly externalId: string | null; readonly quantity: number }[];
}
