import { createHmac, randomUUID } from 'node:crypto';
import type { FaultScript } from '../faults.ts';
import { createWebhookSender, isAcknowledged, type WebhookSender } from '../webhook-sender.ts';
import type { Delivery } from './types.ts';
import type { Service, Shop } from './world/state.ts';

export interface WebhookOptions {
  readonly apiSecret: string;
  /** null = deliveries are listed but not sent. */
  readonly url: string | null;
  readonly subscriptions: ReadonlyMap<string, readonly string[] | null>;
  readonly faults: FaultScript;
  now(): number;
}

const ANSWER_WITHIN_MS = 5000;
const MINUTE_MS = 60_000;

/** 8 retries, exponential, together 4 hours (shopify-platform §4.2); counted from the failure before. */
const RETRY_AFTER_MS = [1, 2, 4, 8, 16, 32, 64, 113].map((minutes) => minutes * MINUTE_MS);

interface Entry {
  readonly topic: string;
  readonly shop: string;
  readonly webhookId: string;
  readonly url: string | null;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  acknowledged: boolean;
  attempts: number;
  /** null = no retry is due: acknowledged, under way, lost, or given up. */
  retryAtMs: number | null;
}

/** Sends what the app subscribed to, signed over the raw bytes, and remembers what became of it. */
export class Webhooks {
  readonly #options: WebhookOptions;
  readonly #sender: WebhookSender;
  readonly #entries: Entry[] = [];

  constructor(options: WebhookOptions) {
    this.#options = options;
    this.#sender = createWebhookSender({
      faults: options.faults,
      timeoutMs: ANSWER_WITHIN_MS,
      sign: (body) => ({
        'x-shopify-hmac-sha256': createHmac('sha256', options.apiSecret).update(body).digest('base64'),
      }),
    });
  }

  emit(shop: Shop, topic: string, body: Record<string, unknown>): void {
    const fields = this.#options.subscriptions.get(topic);
    if (fields === undefined || !(shop.installed || topic === 'app/uninstalled' || topic === 'shop/redact')) return;
    const kept =
      fields === null ? body : Object.fromEntries(Object.entries(body).filter(([name]) => fields.includes(name)));
    this.#send({ topic, shop: shop.domain, url: this.#options.url, body: escapeSlashes(JSON.stringify(kept)) });
  }

  /** A bell without data, at most once a minute (shopify-platform §5.2). */
  ring(shop: Shop, service: Service, kind: string): void {
    if (service.callbackUrl === null || this.#options.now() - service.lastRungAtMs < MINUTE_MS) return;
    service.lastRungAtMs = this.#options.now();
    this.#send({
      topic: 'fulfillment_order_notification',
      shop: shop.domain,
      url: `${service.callbackUrl.replace(/\/$/, '')}/fulfillment_order_notification`,
      body: JSON.stringify({ kind }),
    });
  }

  #send(given: Pick<Entry, 'topic' | 'shop' | 'url' | 'body'>): void {
    const webhookId = randomUUID();
    const triggeredAtMs = this.#options.now();
    const headers = {
      'x-shopify-topic': given.topic,
      'x-shopify-shop-domain': given.shop,
      'x-shopify-api-version': '2026-10',
      'x-shopify-webhook-id': webhookId,
      'x-shopify-event-id': randomUUID(),
      'x-shopify-triggered-at': new Date(triggeredAtMs).toISOString(),
    };
    const entry: Entry = { ...given, webhookId, headers, acknowledged: false, attempts: 0, retryAtMs: null };
    this.#entries.push(entry);
    void this.#attempt(entry);
  }

  async #attempt(entry: Entry): Promise<void> {
    if (entry.url === null) return;
    entry.attempts += 1;
    entry.retryAtMs = null;
    const outcome = await this.#sender.enqueue({ url: entry.url, body: entry.body, headers: entry.headers });
    if (isAcknowledged(outcome)) entry.acknowledged = true;
    else if (outcome.kind !== 'dropped') this.#planRetry(entry);
  }

  /** Notifications of a fulfillment service are not repeated; webhooks are, until the retries are used up. */
  #planRetry(entry: Entry): void {
    const waitMs = entry.topic === 'fulfillment_order_notification' ? undefined : RETRY_AFTER_MS[entry.attempts - 1];
    if (waitMs !== undefined) entry.retryAtMs = this.#options.now() + waitMs;
  }

  async retryDue(): Promise<number> {
    const nowMs = this.#options.now();
    const due = this.#entries.filter(({ retryAtMs }) => retryAtMs !== null && retryAtMs <= nowMs);
    await Promise.all(due.map((entry) => this.#attempt(entry)));
    return due.length;
  }

  drain(): Promise<void> {
    return this.#sender.drain();
  }

  deliveries(): readonly Delivery[] {
    return this.#entries.map(({ topic, shop, webhookId, acknowledged, attempts, body }) => ({
      topic,
      shop,
      webhookId,
      acknowledged,
      attempts,
      body,
    }));
  }

  close(): void {
    this.#sender.close();
  }
}

/** Shopify writes `\/` (shopify-platform §12): whoever re-serialises before checking the signature fails here too. */
function escapeSlashes(json: string): string {
  return json.replaceAll('/', String.raw`\/`);
}
