import { z } from 'zod';
import type { RemoteFailure } from '../../pipeline/ports/index.ts';
import { accessLost, lost, refused, unreachable } from './failures.ts';
import { isShopClosed, retryAfterMs } from './http-status.ts';
import type { HttpResult } from '../../outbound/http-client.ts';
import { parseJson } from './json.ts';
import type { Operation } from './operation.ts';
import type { ThrottleStatus } from './throttle-bucket.ts';

/** A GraphQL error; `path` names the field that is missing from the data, `code` is `extensions.code`. */
export interface GraphqlError {
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly code: string | null;
  /** What Shopify says would open it. */
  readonly requiredAccess?: string | undefined;
}

/** `data` may be partial: every null in it that an error's path names is not a null of Shopify's. */
export interface GraphqlAnswer {
  readonly outcome: 'answered';
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly GraphqlError[];
  /** What Shopify counts the document as, whatever of it was there; null = it did not say. */
  readonly requestedPoints: number | null;
}

export interface CostReport {
  readonly requestedPoints: number | null;
  readonly status: ThrottleStatus | null;
}

/**
 * What one HTTP exchange means. Only the client sees `throttle` and `unauthorised`: it tries again or turns them into
 * failures.
 */
export type Exchange =
  | (Omit<GraphqlAnswer, 'requestedPoints'> & { readonly cost: CostReport })
  | { readonly outcome: 'throttle'; readonly waitMs: number; readonly cost: CostReport }
  | { readonly outcome: 'unauthorised' }
  | RemoteFailure;

const NO_COST: CostReport = { requestedPoints: null, status: null };

const errorSchema = z.object({
  message: z.string().catch('no message'),
  path: z.array(z.union([z.string(), z.number()])).catch([]),
  extensions: z
    .object({ code: z.string().nullable().catch(null), requiredAccess: z.string().optional().catch(undefined) })
    .catch({ code: null }),
});

const costSchema = z.object({
  requestedQueryCost: z.number().nullable().catch(null),
  throttleStatus: z
    .object({ maximumAvailable: z.number(), currentlyAvailable: z.number(), restoreRate: z.number().positive() })
    .nullable()
    .catch(null),
});

const envelopeSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  // Errors of the HTTP layer come as one text or as an object by field, whatever the status.
  errors: z
    .union([
      z.array(errorSchema),
      z.string().transform((message) => [{ message, path: [], extensions: { code: null } }]),
    ])
    .optional(),
  extensions: z.object({ cost: costSchema }).optional().catch(undefined),
});

function readBody(text: string, kind: Operation['kind']): Exchange {
  const envelope = envelopeSchema.safeParse(parseJson(text));
  if (!envelope.success || (envelope.data.data === undefined && envelope.data.errors === undefined))
    return lost(kind, 'the answer is not a GraphQL answer');
  const { data = null, errors = [], extensions } = envelope.data;
  const cost =
    extensions === undefined
      ? NO_COST
      : { requestedPoints: extensions.cost.requestedQueryCost, status: extensions.cost.throttleStatus };
  // Cost throttling comes as HTTP 200 and before any work (shopify-platform §6.3).
  if (data === null && errors.some((error) => error.extensions.code === 'THROTTLED'))
    return { outcome: 'throttle', waitMs: 0, cost };
  return {
    outcome: 'answered',
    data,
    errors: errors.map(({ message, path, extensions }) => ({ message, path, ...extensions })),
    cost,
  };
}

/** The reason for the log: what Shopify wrote, when it wrote JSON and not a page. */
function reasonOf(status: number, text: string): string {
  const body = z.object({ errors: z.string() }).safeParse(parseJson(text));
  return body.success ? `HTTP ${status}: ${body.data.errors}` : `HTTP ${status}`;
}

/** Classes an HTTP exchange by what to do next (shopify-platform §6.3). */
export function readExchange(result: HttpResult, kind: Operation['kind']): Exchange {
  if (result.outcome === 'not_sent') return unreachable(result.reason);
  if (result.outcome === 'cut') return lost(kind, result.reason);
  const { status, headers, text } = result;
  if (status === 200) return readBody(text, kind);
  if (status === 401) return { outcome: 'unauthorised' };
  if (status === 429) return { outcome: 'throttle', waitMs: retryAfterMs(headers['retry-after']), cost: NO_COST };
  const reason = reasonOf(status, text);
  if (status >= 500 || status === 408) return lost(kind, reason);
  if (isShopClosed(status)) return accessLost(reason);
  if (status < 400) return unreachable(reason);
  return refused(reason, { status });
}
