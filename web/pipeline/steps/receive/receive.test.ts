import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { EU, SHOP } from '../../../../test/fixtures/domain.ts';
import { NOW_MS } from '../../../../test/fixtures/print-orders.ts';
import type { Appended, NewInboxEntry } from '../../ports/index.ts';
import { createReceive } from './receive.ts';

const digest = (secret: string) => createHash('sha256').update(secret).digest();
const BODY = Buffer.from('{"event":"x"}');

function receiving(scene: { answer?: Appended | Error; secrets?: string[]; shop?: null } = {}) {
  const state = { nowMs: NOW_MS, secrets: scene.secrets ?? ['secret'], stored: 0, looked: 0 };
  const appended: NewInboxEntry[] = [];
  const receive = createReceive({
    inbox: {
      append: async (entries) => {
        appended.push(...entries);
        if (scene.answer instanceof Error) throw scene.answer;
        return entries.map(() => (scene.answer as Appended | undefined) ?? 'stored');
      },
    },
    connections: {
      shopOf: async () => {
        state.looked += 1;
        return scene.shop === null ? null : SHOP;
      },
      secretDigests: async () => state.secrets.map(digest),
    },
    clock: { now: () => state.nowMs },
    onStored: () => void (state.stored += 1),
  });
  const picanova = (secret: string, body: Uint8Array = BODY) => receive.picanova({ connectionId: EU.id, secret, body });
  const shopify = (webhookId = 'w1') =>
    receive.shopify({ topic: 'orders/paid', shop: SHOP, webhookId, triggeredAtMs: 7, body: BODY });
  return { state, appended, receive, picanova, shopify };
}

describe('a webhook of Shopify', () => {
  it('is stored under the sender’s id before it is answered', async () => {
    const { shopify, appended, state } = receiving();
    expect(await shopify()).toBe('stored');
    expect(state.stored).toBe(1);
    expect(appended).toEqual([
      {
        source: 'shopify',
        dedupeKey: `${SHOP}:w1`,
        shop: SHOP,
        topic: 'orders/paid',
        connectionId: null,
        triggeredAtMs: 7,
        receivedAtMs: NOW_MS,
        body: BODY,
      },
    ]);
  });

  it.each(['duplicate', 'refused'] as const)('that is %s wakes nobody', async (answer) => {
    const { shopify, state } = receiving({ answer });
    expect(await shopify()).toBe(answer);
    expect(state.stored).toBe(0);
  });

  it.each([
    ['orders/paid', 'eyJhbGciOiJIUzI1NiJ9.eyJkZXN0IjoieCJ9'],
    ['shop/redact', '{"shop_domain":"other.myshopify.com"}'],
  ])('that cannot be what its headers say is not stored (%s)', async (topic, text) => {
    const { receive, appended } = receiving();
    const body = Buffer.from(text);
    const webhook = { topic, shop: SHOP, webhookId: 'w1', triggeredAtMs: null, body };
    expect(await receive.shopify(webhook)).toBe('unbelievable');
    expect(appended).toEqual([]);
  });

  it('is not acknowledged when the database could not take it', async () => {
    await expect(receiving({ answer: new Error('disk full') }).shopify()).rejects.toThrow('disk full');
  });
});

describe('a webhook of Picanova', () => {
  it('is stored once for one body of one connection', async () => {
    const { picanova, appended } = receiving();
    await picanova('secret');
    await picanova('secret');
    await picanova('secret', Buffer.from('{"event":"y"}'));
    const [one, again, other] = appended;
    expect(one).toMatchObject({ source: 'picanova', shop: SHOP, topic: 'picanova', connectionId: EU.id });
    expect(again?.dedupeKey).toBe(one?.dedupeKey);
    expect(other?.dedupeKey).not.toBe(one?.dedupeKey);
  });

  it.each([
    ['the secret is wrong', {}, 'guess'],
    ['there is no such connection', { shop: null }, 'secret'],
  ] as const)('is not stored when %s', async (_why, scene, secret) => {
    const { picanova, appended } = receiving(scene);
    expect(await picanova(secret)).toBe('unknown_address');
    expect(appended).toEqual([]);
  });

  it('takes every secret that is valid', async () => {
    const { picanova } = receiving({ secrets: ['new', 'old'] });
    expect(await picanova('old')).toBe('stored');
    expect(await picanova('new')).toBe('stored');
  });

  it('is believed for a minute without asking the database, and no longer', async () => {
    const { picanova, state } = receiving();
    await picanova('secret');
    await picanova('secret');
    expect(state.looked).toBe(1);
    state.nowMs += 60_000;
    await picanova('secret');
    expect(state.looked).toBe(2);
  });

  it('with a secret made just now is believed at once', async () => {
    const { picanova, state } = receiving();
    await picanova('secret');
    state.secrets = ['rotated'];
    expect(await picanova('rotated')).toBe('stored');
  });
});
