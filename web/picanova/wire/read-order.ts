import type { PicanovaOrderId } from '../../domain/kernel/ids.ts';
import type {
  AnsweredAddress,
  PicanovaItem,
  PicanovaOrder,
  PicanovaShipment,
} from '../../domain/print-order/picanova-order.ts';
import { statusOf } from './status.ts';

/**
 * An order as far as an answer tells; null = it says nothing about it. v1's create may answer with the id alone
 * (picanova-api §2.4.4).
 */
export interface ReadOrder {
  readonly id: string;
  readonly externalId: string | null;
  readonly isTest: boolean | null;
  readonly rawStatus: string | null;
  readonly items: readonly PicanovaItem[] | null;
  readonly address: AnsweredAddress | null;
  readonly shipments: readonly PicanovaShipment[] | null;
  readonly totalMinor: number | null;
  readonly currency: string | null;
}

/**
 * What was sent, for the parts that the answer to a create leaves out. Items are not among them: their ids have to be
 * learnt.
 */
export type Meant = Pick<PicanovaOrder, 'externalId' | 'isTest'>;

/**
 * The domain's order. Where nothing is said about being a test, the id's `T` decides: a test order must never be taken
 * for a real one, and the suffix is documented (picanova-api §1.4).
 */
export function toPicanovaOrder(read: ReadOrder, meant: Meant | null): PicanovaOrder {
  return {
    id: read.id as PicanovaOrderId,
    externalId: read.externalId ?? meant?.externalId ?? null,
    isTest: read.isTest ?? meant?.isTest ?? read.id.endsWith('T'),
    status: statusOf(read.rawStatus),
    rawStatus: read.rawStatus ?? '',
    items: read.items ?? [],
    ...(read.address === null ? {} : { address: read.address }),
    shipments: read.shipments,
    totalMinor: read.totalMinor,
    currency: read.currency,
  };
}
