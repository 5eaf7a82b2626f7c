import { ask } from '../graphql.ts';

/** A fulfillment as Shopify has it: what the order block can still show while the app's server is down. */
export interface ShopifyParcel {
  readonly id: string;
  readonly company: string;
  readonly number: string;
  readonly url: string | null;
}

interface ParcelsAnswer {
  readonly order: {
    readonly fulfillments: readonly {
      readonly id: string;
      readonly trackingInfo: readonly {
        readonly company: string | null;
        readonly number: string | null;
        readonly url: string | null;
      }[];
    }[];
  } | null;
}

/** The order's fulfillments with their tracking; none when Shopify does not say. */
export async function readShopifyParcels(orderGid: string): Promise<readonly ShopifyParcel[]> {
  const asked = await ask<ParcelsAnswer>('OrderParcels', { id: orderGid });
  if (asked.outcome !== 'answer') return [];
  return (asked.data.order?.fulfillments ?? []).flatMap(({ id, trackingInfo }) =>
    (trackingInfo.length === 0 ? [{ company: null, number: null, url: null }] : trackingInfo).map(
      ({ company, number, url }) => ({ id, company: company ?? '', number: number ?? '', url }),
    ),
  );
}
