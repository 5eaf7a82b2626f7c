import type { Region } from '../domain/kernel/ids.ts';
import type { RemoteFailure } from '../pipeline/ports/outcome.ts';
import type { ConnectionAccess } from '../pipeline/ports/print-provider.ts';
import type { Clock, Log } from '../pipeline/ports/system.ts';
import type { CallUrgency } from '../pipeline/ports/work.ts';
import type { CallBudget, Permit } from './budget.ts';
import { failureOf, unanswered } from './failures.ts';
import type { CallKind } from './failures.ts';
import type { HttpClient, HttpLimits, HttpRequest } from '../outbound/http-client.ts';
import { parseJson } from './wire/answers.ts';
import type { Read } from './wire/answers.ts';

/** One call of the API: budget, credentials, request, classed answer. Nothing is repeated here. */
export interface Call<T> {
  readonly method: HttpRequest['method'];
  /** Below the base URL, with version: `/beta/orders`. */
  readonly path: string;
  readonly body?: object;
  readonly kind: CallKind;
  readonly timeoutMs: number;
  /** Reads the body of any 2xx. */
  readonly read: (text: string) => Read<T>;
}

/** `status` of the failing answer, null when there was none: what a 4xx means depends on the call. */
export type Called<T> =
  | { readonly outcome: 'answered'; readonly value: T }
  | { readonly outcome: 'failed'; readonly status: number | null; readonly failure: RemoteFailure };
export type Caller = <T>(access: ConnectionAccess, call: Call<T>) => Promise<Called<T>>;

export interface CallerParts {
  /** What its calls are for. */
  readonly urgency: CallUrgency;
  readonly baseUrls: Readonly<Record<Region, string>>;
  readonly budget: CallBudget;
  readonly http: HttpClient;
  readonly limits: Pick<HttpLimits, 'connectMs' | 'maxAnswerBytes'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of each call that was made, by what came of it. */
  readonly countCall?: (outcome: string) => void;
}

/** Makes the caller. Both regions of a shop share its budget: the limit is per account (picanova-api §1.6). */
export function createCaller(parts: CallerParts): Caller {
  const { urgency, baseUrls, budget, http, limits, clock, log } = parts;
  return async (access, call) => {
    const permit = await budget.take(access.shop, urgency);
    if (permit.outcome === 'denied') return { outcome: 'failed', status: null, failure: denied(permit, urgency) };

    const startedMs = clock.now();
    const token = Buffer.from(`${access.apiUser}:${access.apiKey}`).toString('base64');
    const answer = await http.send({
      method: call.method,
      url: baseUrls[access.region] + call.path,
      headers: {
        authorization: `Basic ${token}`,
        accept: 'application/json',
        'content-type': 'application/json',
        'user-agent': 'picanova-fulfillment',
      },
      body: call.body === undefined ? null : JSON.stringify(call.body),
      limits: { ...limits, totalMs: call.timeoutMs },
    });
    const nowMs = clock.now();
    const status = answer.outcome === 'answered' ? answer.status : null;
    const about = { connection: access.id, method: call.method, path: call.path, status, elapsedMs: nowMs - startedMs };

    const failure = failureOf(answer, call.kind, nowMs);
    parts.countCall?.(failure?.outcome ?? 'answered');
    if (failure !== null) {
      if (failure.outcome === 'throttled') budget.pause(access.shop, failure.retryAtMs);
      // A refusal is an answer: every look-up of an order that is not there yet ends in one.
      log[failure.outcome === 'refused' ? 'debug' : 'info']('picanova_call_failed', {
        ...about,
        outcome: failure.outcome,
      });
      return { outcome: 'failed', status, failure: withoutSecrets(failure, [access.apiKey, token]) };
    }
    const read = call.read(answer.outcome === 'answered' ? answer.text : '');
    if (!read.readable) {
      log.warn('picanova_answer_unreadable', { ...about, reason: read.reason });
      return { outcome: 'failed', status, failure: unanswered(call.kind, read.reason) };
    }
    if (read.skipped > 0) log.warn('picanova_answer_partly_unreadable', { ...about, skipped: read.skipped });
    return { outcome: 'answered', value: read.value };
  };
}

/** Without a call left for this urgency, others may have one; without the remote side, none has. */
function denied({ by, retryAtMs }: Extract<Permit, { outcome: 'denied' }>, urgency: CallUrgency): RemoteFailure {
  return { outcome: 'throttled', retry: true, retryAtMs, ...(by === 'budget' ? { urgency } : {}) };
}

/** A reader of JSON bodies. A list of which nothing can be read says nothing, though it is not empty. */
export function jsonBody<T>(read: (json: unknown) => Read<T>): (text: string) => Read<T> {
  return (text) => {
    const json = parseJson(text);
    if (!json.readable) return json;
    const answer = read(json.value);
    const isLost = answer.readable && answer.skipped > 0 && Array.isArray(answer.value) && answer.value.length === 0;
    return isLost ? { readable: false, reason: `none of ${answer.skipped} entries can be read` } : answer;
  };
}

/** Servers in debug mode echo what they were sent; credentials must not reach logs or problems. */
function withoutSecrets(failure: RemoteFailure, secrets: readonly string[]): RemoteFailure {
  const clean = (text: string): string =>
    secrets.reduce((rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, '***')), text);
  if (failure.outcome === 'access_lost') return { ...failure, reason: clean(failure.reason) };
  if (failure.outcome !== 'refused') return failure;
  const fields = Object.fromEntries(
    Object.entries(failure.fields).map(([field, messages]) => [clean(field), messages.map(clean)]),
  );
  return { ...failure, reason: clean(failure.reason), fields };
}
