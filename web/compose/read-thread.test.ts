import { describe, expect, it } from 'vitest';
import type { ShopDomain } from '../domain/kernel/ids.ts';
import type { Readable } from '../pipeline/steps/route/read-entry.ts';
import { packBody } from '../store/inbox/body-packing.ts';
import { createReadThread } from './read-thread.ts';

const SHOP = 'acme.myshopify.com' as ShopDomain;
const NOTE = 'x'.repeat(200_000);

function large(json: object, more: Partial<Readable> = {}): Readable {
  return {
    source: 'shopify',
    shop: SHOP,
    topic: 'orders/paid',
    connectionId: null,
    triggeredAtMs: null,
    receivedAtMs: 1_000,
    body: packBody(Buffer.from(JSON.stringify({ note: NOTE, ...json }))),
    ...more,
  };
}

describe('the thread that reads large webhooks', () => {
  const read = createReadThread();

  it('answers what each means, in whatever number they come', async () => {
    const answers = await Promise.all([1, 2, 3].map((id) => read(large({ id }))));
    expect(answers).toMatchObject(
      [1, 2, 3].map((id) => ({ outcome: 'done', signals: [{ kind: 'plan', orderGid: `gid://shopify/Order/${id}` }] })),
    );
  });

  it('believes a request to erase only when it names the shop of its header', async () => {
    const topic = 'shop/redact';
    expect(await read(large({ shop_domain: 'other.myshopify.com' }, { topic }))).toEqual({
      outcome: 'unreadable',
      signals: [],
    });
    expect(await read(large({ shop_domain: SHOP }, { topic }))).toMatchObject({
      outcome: 'done',
      signals: [{ kind: 'redact_shop', shop: SHOP }],
    });
  });

  it('names what it cannot read, and goes on', async () => {
    const readings = [
      read(large({}, { body: Buffer.from([2, 0, 3, 0, 0, 7, 7]) })),
      read(large({ lists: Array.from({ length: 600_000 }, () => []) })),
      read(large({ id: 1 })),
    ];
    expect((await Promise.all(readings)).map(({ outcome }) => outcome)).toEqual(['unreadable', 'unreadable', 'done']);
  });
});
