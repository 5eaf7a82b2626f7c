import { Agent, request } from 'node:http';
import type { FaultScript } from './faults.ts';

/** One webhook call to make: where to, what, and the headers that do not depend on the signature. */
export interface Delivery {
  readonly url: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What the sender learnt. `dropped` = lost on the way by the fault script: the receiver never saw it, and whether the
 * sender would notice and retry is for the simulator in question to say.
 */
export type DeliveryOutcome =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'dropped' };

export interface WebhookSenderOptions {
  readonly faults: FaultScript;
  /** How long the receiver has to answer. Picanova grants 60 s (picanova-api §5.1), Shopify 5 s. */
  readonly timeoutMs: number;
  /** Headers that sign the body, made anew for every call on the wire. */
  readonly sign?: (body: string) => Record<string, string>;
}

export interface WebhookCounts {
  /** Deliveries asked for. */
  readonly enqueued: number;
  /** Calls on the wire, duplicates included. */
  readonly sent: number;
  /** Calls answered with any 2xx. */
  readonly acknowledged: number;
  readonly dropped: number;
}

export interface WebhookSender {
  /** Sends as soon as a connection is free, unless the fault script says otherwise. Never rejects. */
  enqueue(delivery: Delivery): Promise<DeliveryOutcome>;
  /** Resolves when no call is waiting, held back or under way; held deliveries are let go at once. */
  drain(): Promise<void>;
  counts(): WebhookCounts;
  /** Cuts what is under way: open calls end as `failed`. */
  close(): void;
}

interface Held {
  readonly release: () => void;
  readonly timer: NodeJS.Timeout;
}

/** Enough to keep one receiving process busy without making its accept queue the thing under test. */
const MAX_CONNECTIONS = 32;

/** A reordered delivery with no successor goes out after this long: late, not lost. */
const HELD_AT_MOST_MS = 250;

/** True for every answer that the two platforms count as received (picanova-api §5.1). */
export function isAcknowledged(outcome: DeliveryOutcome): boolean {
  return outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300;
}

/**
 * Delivers webhooks over kept-alive connections (http: only; simulators speak to loopback), subject to
 * {@link FaultScript.nextDelivery}: a duplicate is two calls at once, a reordered delivery waits until the next one has
 * been answered.
 */
export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_CONNECTIONS });
  const counts = { enqueued: 0, settled: 0, sent: 0, acknowledged: 0, dropped: 0 };
  const held = new Set<Held>();
  const waiters: (() => void)[] = [];
  let closed = false;

  const release = (entries: readonly Held[]): void => {
    for (const entry of entries) {
      clearTimeout(entry.timer);
      held.delete(entry);
      entry.release();
    }
  };

  const hold = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        held.delete(entry);
        resolve();
      }, HELD_AT_MOST_MS);
      const entry: Held = { release: resolve, timer };
      held.add(entry);
    });

  const send = async (delivery: Delivery): Promise<DeliveryOutcome> => {
    if (closed) return { kind: 'failed', reason: 'sender closed' };
    counts.sent += 1;
    const outcome = await callOnce(delivery, { ...options, agent });
    if (isAcknowledged(outcome)) counts.acknowledged += 1;
    return outcome;
  };

  const deliver = async (delivery: Delivery): Promise<DeliveryOutcome> => {
    const fault = options.faults.nextDelivery();
    if (fault === 'drop') {
      counts.dropped += 1;
      return { kind: 'dropped' };
    }
    if (fault === 'reorder') {
      await hold();
      return send(delivery);
    }
    const overtaken = [...held];
    const [outcome, twin] = await Promise.all([send(delivery), fault === 'duplicate' ? send(delivery) : null]);
    release(overtaken);
    return twin && !isAcknowledged(outcome) ? twin : outcome;
  };

  /** One turn late, so that whoever enqueued has booked the outcome before `drain` resolves. */
  const settle = (): void => {
    setImmediate(() => {
      counts.settled += 1;
      if (counts.settled === counts.enqueued) for (const resolve of waiters.splice(0)) resolve();
    });
  };

  return {
    enqueue(delivery) {
      counts.enqueued += 1;
      return deliver(delivery).finally(settle);
    },
    async drain() {
      while (counts.settled < counts.enqueued) {
        release([...held]);
        await new Promise<void>((resolve) => waiters.push(resolve));
      }
    },
    counts: () => ({
      enqueued: counts.enqueued,
      sent: counts.sent,
      acknowledged: counts.acknowledged,
      dropped: counts.dropped,
    }),
    close() {
      closed = true;
      release([...held]);
      agent.destroy();
    },
  };
}

interface CallOptions extends WebhookSenderOptions {
  readonly agent: Agent;
}

/**
 * One POST. A kept-alive connection that the receiver closed while it was idle says nothing about the receiver, so that
 * one case is tried again on a fresh connection.
 */
function callOnce(delivery: Delivery, options: CallOptions): Promise<DeliveryOutcome> {
  return new Promise((resolve) => {
    const body = Buffer.from(delivery.body);
    const headers = {
      'content-type': 'application/json',
      ...delivery.headers,
      ...options.sign?.(delivery.body),
      'content-length': String(body.length),
    };
    if (!URL.canParse(delivery.url) || new URL(delivery.url).protocol !== 'http:') {
      resolve({ kind: 'failed', reason: `not an http URL: ${delivery.url}` });
      return;
    }
    const call = request(delivery.url, { method: 'POST', agent: options.agent, headers, timeout: options.timeoutMs });
    call.on('response', (response) => {
      response.on('error', (error) => resolve({ kind: 'failed', reason: error.message }));
      response.on('end', () => resolve({ kind: 'answered', status: response.statusCode ?? 0 }));
      response.resume();
    });
    call.on('timeout', () => call.destroy(new Error(`no answer within ${options.timeoutMs} ms`)));
    call.on('error', (error: NodeJS.ErrnoException) => {
      const staleConnection = call.reusedSocket && error.code === 'ECONNRESET';
      resolve(staleConnection ? callOnce(delivery, options) : { kind: 'failed', reason: error.message });
    });
    call.end(body);
  });
}
