import { z } from 'zod';
import { HOLD_REASONS, PRINT_ORDER_STATES } from '../domain/print-order/states.ts';
import { money, noteView, problemView, region } from './common.ts';
import { addressView, expectedCost, margin, printItemView } from './orders.ts';

/** What it would cost and leave in one region. */
const estimate = z.object({
  region,
  problems: z.array(problemView),
  /** null = the catalogue does not tell, as for a finished design. */
  expectedCost: expectedCost.nullable(),
  margin: margin.nullable(),
  belowFloor: z.boolean(),
});

const previewedItem = printItemView.extend({
  /** Of one piece: what was paid, what it costs, and what is declared to customs; null = not known, or not needed. */
  paid: money.nullable(),
  cost: money.nullable(),
  customsValue: money.nullable(),
});

/**
 * One print order as it would be sent now, or as it was sent. `api` null = it cannot be sent like this, and `problems`
 * say why, or Picanova does not answer (`picanovaAway`).
 */
export const previewedPrintOrder = estimate.extend({
  externalId: z.string(),
  sent: z.boolean(),
  state: z.enum(PRINT_ORDER_STATES),
  holdReason: z.enum(HOLD_REASONS).nullable(),
  holdUntilMs: z.number().nullable(),
  isTest: z.boolean(),
  api: z.enum(['beta', 'v1']).nullable(),
  picanovaAway: z.boolean(),
  address: addressView.nullable(),
  items: z.array(previewedItem),
  shippingTitle: z.string().nullable(),
  /** `price` null = it is sent, and in Picanova's total. */
  shippingMethod: z.object({ code: z.string(), name: z.string(), price: money.nullable() }).nullable(),
  /** What of the shipping map was applied. */
  shippingNotes: z.array(noteView),
  customsShipping: money.nullable(),
  soldFor: money.nullable(),
  /** What Picanova charges, once it has said so. */
  picanovaTotal: money.nullable(),
  /** The same in the other connected region; null = none is connected, or it is sent. */
  other: estimate.nullable(),
});

/** Exactly what would be sent, or was, of one order (product §10). `leftOut`: why lines of it are not printed. */
export const orderPreview = z.object({
  orderName: z.string(),
  printOrders: z.array(previewedPrintOrder),
  leftOut: z.array(z.string()),
});

export type OrderPreviewView = z.infer<typeof orderPreview>;
export type PreviewedPrintOrder = z.infer<typeof previewedPrintOrder>;
