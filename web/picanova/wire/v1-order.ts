import { z } from 'zod';
import type { PicanovaItem, PicanovaShipment } from '../../domain/print-order/picanova-order.ts';
import { toldAddress } from './address.ts';
import { describeIssue, unwrapOne } from './answers.ts';
import type { Read } from './answers.ts';
import { carrier } from './carrier.ts';
import { dateMs } from './dates.ts';
import { toldFile } from './file.ts';
import { amount, minorOf } from './money.ts';
import type { ReadOrder } from './read-order.ts';
import { idText, integer, listOf, optionalFlag, optionalText, readList } from './scalars.ts';
import { webAddress } from './web-address.ts';

/** Money of v1: `{amount, currency}` in one order, a bare number in lists (picanova-api §2.4.5, §2.4.6). */
const total = z.union([
  z.object({ amount, currency: optionalText }),
  amount.transform((value) => ({ amount: value, currency: null })),
]);

const order = z.object({
  order_id: idText.optional(),
  id: idText.optional(),
  external_id: optionalText,
  is_test: optionalFlag,
  status: optionalText,
  total_amount: total,
  items: z.unknown().optional(),
  packages: z.unknown().optional(),
  shipping: toldAddress,
});

const item = z.object({
  external_id: optionalText,
  sku: optionalText,
  article: z.object({ sku: optionalText }).nullable().catch(null),
  quantity: integer,
  file: toldFile,
});

/**
 * The shape of a package is not documented (picanova-api §8): every name that either version uses for a part is read.
 */
const packageItem = z
  .object({
    item_id: optionalText,
    id: optionalText,
    item_external_id: optionalText,
    external_id: optionalText,
    quantity: integer,
  })
  .transform((entry) => ({
    itemId: entry.item_id ?? entry.id,
    externalId: entry.item_external_id ?? entry.external_id,
    quantity: entry.quantity,
  }))
  .refine(({ itemId, externalId }) => itemId !== null || externalId !== null, 'names no item');

const parcel = z
  .object({
    shipping_method: carrier,
    carrier,
    tracking_number: optionalText,
    tracking_url: webAddress,
    shipped_at: z.unknown().optional().transform(dateMs),
    items: listOf(packageItem),
  })
  .transform((read): PicanovaShipment => ({
    carrierCode: read.carrier.code || read.shipping_method.code,
    carrierName: read.carrier.name || read.shipping_method.name,
    trackingNumber: read.tracking_number,
    trackingUrl: read.tracking_url,
    shippedAtMs: read.shipped_at,
    items: read.items.map((entry) => ({ ...entry, itemId: entry.itemId ?? '' })),
  }));

/** Reads one v1 order; the answer to a create may hold nothing but `order_id`, under `data` or at top level. */
export function readV1Order(json: unknown): Read<ReadOrder> {
  const parsed = order.safeParse(unwrapOne(json));
  if (!parsed.success) return { readable: false, reason: describeIssue(parsed.error) };
  const { order_id, id, external_id, is_test, status, shipping, total_amount } = parsed.data;
  const orderId = order_id ?? id;
  if (orderId === undefined) return { readable: false, reason: 'the answer holds no order id' };
  const lines = readList(parsed.data.items, item);
  const parcels = readList(parsed.data.packages, parcel);
  return {
    readable: true,
    skipped: (lines?.skipped ?? 0) + (parcels?.skipped ?? 0),
    value: {
      id: orderId,
      externalId: external_id,
      isTest: is_test,
      rawStatus: status,
      items: lines?.values.map((line) => toItem(line)) ?? null,
      address: shipping,
      shipments: parcels?.values ?? null,
      totalMinor: minorOf(total_amount.amount, { currency: total_amount.currency, in_subunit: null }),
      currency: total_amount.currency,
    },
  };
}

/**
 * v1 gives lines no id of their own, and `''` says so: the ids that shipments name are learnt when beta reads the
 * order.
 */
function toItem(line: z.infer<typeof item>): PicanovaItem {
  return {
    id: '',
    externalId: line.external_id,
    variantId: null,
    sku: line.sku ?? line.article?.sku ?? null,
    ...(line.article?.sku ? { articleSku: line.article.sku } : {}),
    quantity: line.quantity,
    ...(line.file === null ? {} : { file: line.file }),
    options: null,
  };
}
