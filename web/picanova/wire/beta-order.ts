import { z } from 'zod';
import type { PicanovaItem, PicanovaShipment } from '../../domain/print-order/picanova-order.ts';
import { toldAddress } from './address.ts';
import { describeIssue, unwrapOne } from './answers.ts';
import type { Read } from './answers.ts';
import { carrier } from './carrier.ts';
import { dateMs } from './dates.ts';
import { amount, amountDetails, minorOf } from './money.ts';
import { toldFile } from './file.ts';
import { toldOptionPairs } from './options.ts';
import type { ReadOrder } from './read-order.ts';
import {
  idText,
  integer,
  listOf,
  toldListOf,
  optionalFlag,
  optionalInteger,
  optionalText,
  readList,
} from './scalars.ts';
import { webAddress } from './web-address.ts';

/** Beta's order (picanova-api §2.2.1). Only an id is indispensable; `order_id` is v1's name for it. */
const order = z.object({
  id: idText.optional(),
  order_id: idText.optional(),
  external_id: optionalText,
  is_test: optionalFlag,
  status: optionalText,
  items: z.unknown().optional(),
  shipments: z.unknown().optional(),
  shipping: toldAddress,
  totals: z.object({ total_amount: amount, total_amount_details: amountDetails }).nullable().catch(null),
});

const item = z
  .object({
    id: optionalText,
    external_id: optionalText,
    variant_id: optionalInteger,
    quantity: integer,
    file: toldFile,
    options: toldOptionPairs,
    price_details: amountDetails,
  })
  .transform(({ id, external_id, variant_id, quantity, file, options, price_details }) => ({
    item: {
      id: id ?? '',
      externalId: external_id,
      variantId: variant_id,
      sku: null,
      quantity,
      ...(file === null ? {} : { file }),
      options,
    } satisfies PicanovaItem,
    currency: price_details?.currency ?? null,
  }));

/**
 * What is in a parcel decides what is fulfilled, so an entry that names no item makes the whole order unreadable: it is
 * read again, never guessed.
 */
const shipmentItem = z
  .object({ item_id: optionalText, item_external_id: optionalText, quantity: optionalInteger })
  .refine(({ item_id, item_external_id }) => item_id !== null || item_external_id !== null, 'names no item');

const shipments = toldListOf(
  z.object({
    shipping_method: carrier,
    tracking_number: optionalText,
    tracking_url: webAddress,
    shipped_at: z.unknown().optional().transform(dateMs),
    items: listOf(shipmentItem),
  }),
);

/** Reads one beta order: under `data`, at top level, or as an entry of a list. */
export function readBetaOrder(json: unknown): Read<ReadOrder> {
  const parsed = order.safeParse(unwrapOne(json));
  if (!parsed.success) return { readable: false, reason: describeIssue(parsed.error) };
  const { id, order_id, external_id, is_test, status, shipping, totals } = parsed.data;
  const orderId = id ?? order_id;
  if (orderId === undefined) return { readable: false, reason: 'the answer holds no order id' };
  const parcels = shipments.safeParse(parsed.data.shipments);
  if (!parcels.success) return { readable: false, reason: `shipments: ${describeIssue(parcels.error)}` };
  const lines = readList(parsed.data.items, item);
  const items = lines?.values.map((line) => line.item) ?? null;
  return {
    readable: true,
    skipped: lines?.skipped ?? 0,
    value: {
      id: orderId,
      externalId: external_id,
      isTest: is_test,
      rawStatus: status,
      items,
      address: shipping,
      shipments: parcels.data?.map((parcel) => toShipment(parcel, items ?? [])) ?? null,
      totalMinor: totals && minorOf(totals.total_amount, totals.total_amount_details),
      currency: totals?.total_amount_details?.currency ?? lines?.values[0]?.currency ?? null,
    },
  };
}

function toShipment(
  parcel: NonNullable<z.infer<typeof shipments>>[number],
  items: readonly PicanovaItem[],
): PicanovaShipment {
  return {
    carrierCode: parcel.shipping_method.code,
    carrierName: parcel.shipping_method.name,
    trackingNumber: parcel.tracking_number,
    trackingUrl: parcel.tracking_url,
    shippedAtMs: parcel.shipped_at,
    items: parcel.items.map(({ item_id, item_external_id, quantity }) => {
      const ordered = items.find((each) =>
        item_id === null ? each.externalId === item_external_id : each.id === item_id,
      );
      return {
        itemId: item_id ?? ordered?.id ?? '',
        externalId: item_external_id ?? ordered?.externalId ?? null,
        quantity: quantity ?? ordered?.quantity ?? 1,
      };
    }),
  };
}
