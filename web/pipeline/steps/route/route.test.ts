import { describe, expect, it } from 'vitest';
import { EU, SHOP } from '../../../../test/fixtures/domain.ts';
import { aLog, NOW_MS } from '../../../../test/fixtures/print-orders.ts';
import type { InboxEntry, InboxStore } from '../../ports/index.ts';
import { createRoute } from './route.ts';

type Settled = Parameters<InboxStore['settle']>[0];

function entry(changes: Partial<InboxEntry> & { readonly json?: unknown } = {}): InboxEntry {
  const { json = { id: 1, admin_graphql_api_id: 'gid://shopify/Order/1' }, ...others } = changes;
  return {
    lease: { id: '1', token: 'lease', signals: 0 },
    attempt: 1,
    source: 'shopify',
    dedupeKey: 'w1',
    shop: SHOP,
    topic: 'orders/paid',
    connectionId: null,
    triggeredAtMs: null,
    receivedAtMs: NOW_MS,
    body: Buffer.from(JSON.stringify(json)),
    isPacked: false,
    ...others,
  };
}

async function routed(...entries: readonly InboxEntry[]) {
  const settled: Settled[number][] = [];
  const warnings: string[] = [];
  await createRoute({
    inbox: { settle: async (results) => void settled.push(...results) },
    readLarge: async (large) => {
      if (large.topic === 'too much') throw new Error('the thread ended');
      return { outcome: 'ignored', signals: [] };
    },
    log: aLog(warnings),
  })(entries);
  return { settled, warnings };
}

const FROM_PICANOVA = {
  source: 'picanova',
  topic: 'picanova',
  connectionId: EU.id,
  json: { type: 'shipment_sent', data: { order: { id: 'PPO1', external_id: 'acme-11-EU' } } },
} as const;

describe('a stored webhook', () => {
  it('of Shopify becomes the signal to plan its order', async () => {
    const { settled } = await routed(entry());
    expect(settled).toMatchObject([
      { lease: { token: 'lease' }, outcome: 'done', signals: [{ kind: 'plan', orderGid: 'gid://shopify/Order/1' }] },
    ]);
  });

  it('of Picanova becomes the signal to read its order back', async () => {
    const { settled } = await routed(entry(FROM_PICANOVA));
    expect(settled).toMatchObject([{ outcome: 'done', signals: [{ kind: 'sync', picanovaOrderId: 'PPO1' }] }]);
  });

  it('that asks for nothing is ignored', async () => {
    const { settled } = await routed(entry({ topic: 'themes/publish' }));
    expect(settled).toMatchObject([{ outcome: 'ignored', signals: [] }]);
  });

  it('of millions of empty lists is nobody’s, and is not parsed', async () => {
    const [lists, texts] = ['[],', '"a",'].map((part) => Buffer.from(`{"id":1,"note":[${part.repeat(600_000)}1]}`));
    const { settled } = await routed(entry({ body: lists ?? Buffer.of() }), entry({ body: texts ?? Buffer.of() }));
    expect(settled.map(({ outcome }) => outcome)).toEqual(['unreadable', 'unreadable']);
    const order = Buffer.from(JSON.stringify({ id: 1, note: 'x'.repeat(2_000_000) }));
    expect((await routed(entry({ body: order }))).settled).toMatchObject([{ outcome: 'done' }]);
  });

  it.each([
    ['no JSON', { body: Buffer.from('{"id":') }],
    ['JSON of another shape', { json: [] }],
    ['a shop that is none', { shop: 'not a shop' }],
    ['of Picanova without a connection', { ...FROM_PICANOVA, connectionId: null }],
    ['of Picanova with no object', { ...FROM_PICANOVA, json: 'x' }],
    ['of Picanova about no order', { ...FROM_PICANOVA, json: { type: 'x' } }],
    ['about another shop than its header says', { topic: 'shop/redact', json: { shop_domain: 'b.myshopify.com' } }],
  ])('that cannot be read (%s) is set aside alone', async (_what, changes) => {
    const { settled, warnings } = await routed(entry(changes), entry());
    expect(settled.map(({ outcome }) => outcome)).toEqual(['unreadable', 'done']);
    expect(settled[0]?.signals).toEqual([]);
    expect(warnings).toEqual(['webhook_unreadable']);
  });

  it('that is large lets others have their turn before the next one is read', async () => {
    const large = entry({ json: { id: 1, note: 'x'.repeat(600_000) } });
    let turns = 0;
    let counting = setImmediate(function count() {
      turns += 1;
      counting = setImmediate(count);
    });
    const { settled } = await routed(large, large, large);
    clearImmediate(counting);
    expect(settled.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect(turns).toBeGreaterThan(0);
  });

  it('that is large is read elsewhere; one that cannot be read there is set aside alone', async () => {
    const large = { isPacked: true };
    const { settled, warnings } = await routed(entry(large), entry({ ...large, topic: 'too much' }), entry());
    expect(settled.map(({ outcome }) => outcome)).toEqual(['ignored', 'unreadable', 'done']);
    expect(warnings).toEqual(['webhook_unreadable']);
  });
});
