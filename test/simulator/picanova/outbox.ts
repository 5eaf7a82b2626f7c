import { isAcknowledged, type WebhookSender } from '../webhook-sender.ts';
import type { DeliveryReport } from './types.ts';

const MINUTE_MS = 60_000;

/** Waits before each retry; after the last one the event is lost (picanova-api §5.1). */
const RETRY_AFTER_MS = [1, 5, 10, 20, 30].map((minutes) => minutes * MINUTE_MS);

interface Event {
  readonly type: string;
  readonly orderId: string;
  readonly url: string;
  readonly body: string;
  acknowledged: boolean;
  attempts: number;
}

/**
 * Events on their way. What the receiver does not acknowledge is retried; what the fault script drops is lost for good,
 * as if all retries had failed, so that polling has to find it.
 */
export class Outbox {
  readonly #sender: WebhookSender;
  readonly #now: () => number;
  readonly #events: Event[] = [];
  #waiting: { readonly event: Event; readonly dueAtMs: number }[] = [];

  constructor(sender: WebhookSender, now: () => number) {
    this.#sender = sender;
    this.#now = now;
  }

  send(
    event: Omit<DeliveryReport, 'acknowledged' | 'attempts'> & { readonly url: string; readonly body: string },
  ): void {
    const queued = { ...event, acknowledged: false, attempts: 0 };
    this.#events.push(queued);
    void this.#attempt(queued);
  }

  /** Fires the retries whose time has come; answers how many. */
  retryDue(): number {
    const now = this.#now();
    const due = this.#waiting.filter(({ dueAtMs }) => dueAtMs <= now);
    this.#waiting = this.#waiting.filter(({ dueAtMs }) => dueAtMs > now);
    for (const { event } of due) void this.#attempt(event);
    return due.length;
  }

  reports(): DeliveryReport[] {
    return this.#events.map(({ type, orderId, acknowledged, attempts }) => ({ type, orderId, acknowledged, attempts }));
  }

  async #attempt(event: Event): Promise<void> {
    event.attempts += 1;
    const outcome = await this.#sender.enqueue(event);
    event.acknowledged = isAcknowledged(outcome);
    const waitMs = RETRY_AFTER_MS[event.attempts - 1];
    if (event.acknowledged || outcome.kind === 'dropped' || waitMs === undefined) return;
    this.#waiting.push({ event, dueAtMs: this.#now() + waitMs });
  }
}
