import type { HttpClient, HttpRequest } from '../../web/outbound/http-client.ts';
import { parseJson } from '../../web/picanova/wire/answers.ts';

/** One answer of Picanova's, or that there was none. Nothing of it reaches the report but its shape. */
export interface Answer {
  /** The call with its ids left out: `GET /beta/orders/{id}`. */
  readonly call: string;
  /** null = no answer came. */
  readonly status: number | null;
  /** undefined = the body is no JSON. */
  readonly json: unknown;
  readonly isEmpty: boolean;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly elapsedMs: number;
}

export interface Asked {
  readonly call: string;
  /** Default: the path of `call`. */
  readonly path?: string;
  readonly body?: object;
  /** Default: the account's. */
  readonly credentials?: string;
}

export interface TalkParts {
  readonly http: HttpClient;
  /** Without version and closing slash. */
  readonly baseUrl: string;
  /** `user:key`. */
  readonly credentials: string;
  readonly callsPerMinute: number;
  readonly clock: { now(): number };
  readonly sleep: (ms: number) => Promise<void>;
}

export type Talk = (asked: Asked) => Promise<Answer>;

/** A run that needs more than this is one that went wrong. */
const MOST_CALLS = 60;
const LIMITS = { connectMs: 10_000, totalMs: 60_000, maxAnswerBytes: 16 * 1024 * 1024 };
const LONGEST_PAUSE_MS = 120_000;

/** Makes calls one after another, evenly below the limit a minute; a 429 is waited out once. */
export function createTalk(parts: TalkParts): Talk {
  const { http, clock, sleep } = parts;
  const gapMs = 60_000 / parts.callsPerMinute;
  let calls = 0;
  let nextAtMs = 0;

  async function send({ call, path, body, credentials }: Asked): Promise<Answer> {
    if ((calls += 1) > MOST_CALLS) throw new Error(`more than ${MOST_CALLS} calls`);
    const waitMs = nextAtMs - clock.now();
    if (waitMs > 0) await sleep(waitMs);
    const startedMs = clock.now();
    nextAtMs = startedMs + gapMs;
    const [method, template = ''] = call.split(' ');
    const answer = await http.send({
      method: method as HttpRequest['method'],
      url: parts.baseUrl + (path ?? template),
      headers: {
        authorization: `Basic ${Buffer.from(credentials ?? parts.credentials).toString('base64')}`,
        accept: 'application/json',
        'content-type': 'application/json',
        'user-agent': 'picanova-fulfillment-check',
      },
      body: body === undefined ? null : JSON.stringify(body),
      limits: LIMITS,
    });
    const elapsedMs = clock.now() - startedMs;
    if (answer.outcome !== 'answered')
      return { call, status: null, json: undefined, isEmpty: true, headers: {}, elapsedMs };
    const read = parseJson(answer.text);
    return {
      call,
      status: answer.status,
      json: read.readable ? read.value : undefined,
      isEmpty: answer.text === '',
      headers: answer.headers,
      elapsedMs,
    };
  }

  return async (asked) => {
    const first = await send(asked);
    if (first.status !== 429) return first;
    const seconds = Number(first.headers['retry-after'] ?? 60);
    await sleep(Math.min(LONGEST_PAUSE_MS, Math.max(1_000, (Number.isFinite(seconds) ? seconds : 60) * 1_000)));
    return send(asked);
  };
}
