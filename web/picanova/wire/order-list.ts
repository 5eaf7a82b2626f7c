import { z } from 'zod';
import { unwrapList } from './answers.ts';
import type { Read } from './answers.ts';
import { readBetaOrder } from './beta-order.ts';
import type { ReadOrder } from './read-order.ts';
import { optionalInteger, readList, toldListOf } from './scalars.ts';

const pages = z.object({ meta: z.object({ pagination: z.object({ total_pages: optionalInteger }) }) });

export interface ReadOrderPage {
  readonly orders: readonly ReadOrder[];
  readonly totalPages: number;
}

/** Whatever an entry leaves out of a parcel, the order itself may tell. */
const wholeParcel = z.looseObject({}).refine((parcel) => 'items' in parcel && 'tracking_number' in parcel);
const wholeParcels = z.object({ shipments: toldListOf(wholeParcel) });

/** An entry that is shorter than the order itself says nothing about parcels (picanova-api §2.2.2). */
function readEntry(json: unknown): Read<ReadOrder> {
  const read = readBetaOrder(json);
  const isWhole = wholeParcels.safeParse(json).success;
  return read.readable && !isWhole ? { ...read, value: { ...read.value, shipments: null } } : read;
}

/**
 * Reads one page of `GET /orders` (picanova-api §1.5). `links` is not looked at; without pagination the page asked for
 * is the last.
 */
export function readOrderList(json: unknown, page: number): Read<ReadOrderPage> {
  const list = readList(unwrapList(json), z.unknown());
  if (!list) return { readable: false, reason: 'the answer holds no list of orders' };
  const orders = list.values.map(readEntry).flatMap((read) => (read.readable ? [read.value] : []));
  const skipped = list.values.length - orders.length;
  if (orders.length === 0 && skipped > 0) return { readable: false, reason: `none of ${skipped} orders can be read` };
  const parsed = pages.safeParse(json);
  const totalPages = (parsed.success ? parsed.data.meta.pagination.total_pages : null) ?? page;
  return { readable: true, value: { orders, totalPages }, skipped };
}
