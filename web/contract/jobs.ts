import { z } from 'zod';
import { ORDER_JOB_KINDS, type OrderJobAction } from './actions.ts';
import { epochMs, inputText, LARGEST_ROW, money, pageOf, problemCode, rowId } from './common.ts';
import { orderFilter } from './orders.ts';

/**
 * Everything that takes over a second runs as a job on the server: it outlives the page, can be cancelled and goes on
 * after a restart.
 */
export const JOB_KINDS = [
  ...Object.values(ORDER_JOB_KINDS),
  'orders_older',
  'products_index',
  'products_edit',
  'products_import',
] as const;
export const jobKind = z.enum(JOB_KINDS);

/** `draft`: a dry run that waits to be applied. `preparing`: collecting its rows, `total` still grows. */
export const jobState = z.enum(['draft', 'preparing', 'running', 'done', 'cancelled', 'failed']);

export const jobView = z.object({
  id: z.string(),
  kind: jobKind,
  state: jobState,
  total: z.number(),
  /** Rows finished, whatever their result: `succeeded + unchanged + failed`. */
  finished: z.number(),
  succeeded: z.number(),
  /** Nothing to do: already so, or not possible in the state it is in. */
  unchanged: z.number(),
  failed: z.number(),
  cancelRequested: z.boolean(),
  createdAtMs: z.number(),
  finishedAtMs: z.number().nullable(),
});

/** Running jobs and those finished within the last day, newest first. */
export const jobsView = z.object({ jobs: z.array(jobView) });

export const jobRowState = z.enum(['pending', 'succeeded', 'unchanged', 'failed']);
export const jobRow = z.object({
  /** From 1; for a CSV, the line's row number with the header as row 1. */
  row: z.number(),
  state: jobRowState,
  /** What it is about: order name, or product and variant title. */
  label: z.string(),
  /** Code of what went wrong, or null. */
  error: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
/** How many print orders of a task have an open problem, whatever the task asked for. */
export const jobProblems = z.object({ open: z.number() });

export const jobRowsPage = pageOf(jobRow);

/** Ids of print orders, or all that a filter shows. */
const orderSelection = z.union([
  z.object({ ids: z.array(rowId).min(1).max(1_000) }),
  z.object({ filter: orderFilter }),
]);
export const orderJobInput = z.object({
  action: z.enum(Object.keys(ORDER_JOB_KINDS) as OrderJobAction[]),
  selection: orderSelection,
  /** Stand beside a hold in Shopify. */
  notes: inputText(255).default(''),
});

/** Orders created from `fromMs` and before `toMs`. */
export const olderOrdersInput = z
  .object({ fromMs: epochMs, toMs: epochMs })
  .refine(({ fromMs, toMs }) => fromMs < toMs, { path: ['toMs'] });

/** What the preview of older orders tells of each order it found; what another version did not tell is left open. */
export const olderOrder = z.object({
  printOrders: z.number().catch(1),
  items: z.number().catch(0),
  /** While there is one, the order is not sent. */
  problems: z.array(problemCode).catch([]),
  held: z.string().nullable().catch(null),
  createdAtMs: z.number().nullable().catch(null),
  /** Of its prints, without shipping; null = the catalogue does not say. */
  cost: money.nullable().catch(null),
});

/** So many orders, and what they cost: a sum for each currency, and how many are in none. */
const olderOrdersSum = z.object({ orders: z.number(), costs: z.array(money), costUnknown: z.number() });

/** Of a whole preview: those that can be sent, and those that a problem keeps. */
export const olderOrdersSums = z.object({ ready: olderOrdersSum, stuck: olderOrdersSum });

/** What is sent of a preview: the orders without a problem, all or none, and the reverse for the rows excepted. */
export const olderOrdersChoice = z
  .object({
    base: z.enum(['ready', 'all', 'none']),
    except: z.array(z.int().min(1).max(LARGEST_ROW)).max(1_000),
  })
  .default({ base: 'ready', except: [] });

export type OlderOrder = z.infer<typeof olderOrder>;
export type OlderOrdersSum = z.infer<typeof olderOrdersSum>;
export type OlderOrdersSums = z.infer<typeof olderOrdersSums>;
export type OlderOrdersChoice = z.infer<typeof olderOrdersChoice>;
export type JobKind = z.infer<typeof jobKind>;
export type JobState = z.infer<typeof jobState>;
export type JobView = z.infer<typeof jobView>;
export type JobRowState = z.infer<typeof jobRowState>;
export type JobRow = z.infer<typeof jobRow>;
export type OrderJobInput = z.infer<typeof orderJobInput>;
