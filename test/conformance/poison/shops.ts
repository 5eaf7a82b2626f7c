import { expect, test } from 'vitest';
import type { ConnectionId } from '../../../web/domain/kernel/ids.ts';
import { DEFAULT_SETTINGS } from '../../../web/contract/settings.ts';
import type { CatalogueVariant } from '../../../web/domain/kernel/catalogue.ts';
import { sql } from '../../../web/store/sql.ts';
import { testSealer, type Subject } from '../conformance.ts';
import { variant as variantOf } from '../catalogue.ts';
import { OTHER_SHOP, SHOP, TOKENS } from '../samples.ts';
import { START_MS } from '../start.ts';

const later = START_MS + 1_000;
const SCHEDULES = ['keep_alive', 'reconcile', 'daily_proof', 'catalogue', 'kind'] as const;

/** The schedules, and what each shop is read with. */
export function poisonedShopSuite(subject: Subject): void {
  async function install(): Promise<void> {
    await subject.store.shops.saveTokens(SHOP, TOKENS, START_MS);
    await subject.store.shops.saveTokens(OTHER_SHOP, TOKENS, START_MS);
    for (const shop of [SHOP, OTHER_SHOP]) await subject.store.shops.rememberKind(shop, false, START_MS);
  }

  const connect = (): Promise<ConnectionId> =>
    subject.store.connections.save(SHOP, {
      region: 'EU',
      apiUser: 'u',
      apiKey: 'k',
      currency: null,
      webhookSecret: 's',
      nowMs: START_MS,
    });

  test.each([
    ['settings', '{'],
    ['settings', '[]'],
    ['settings', '{"waitHours":"long","approveAll":7}'],
    ['scopes', '{'],
    ['scopes', '{}'],
  ])('a shop whose %s are %s has its schedules, and holds no other up', async (column, value) => {
    const { shops } = subject.store;
    await install();
    await subject.database.models.shop.update({ where: { domain: SHOP }, data: { [column]: value } });
    for (const schedule of SCHEDULES) {
      const due = { nowMs: later, nextAtMs: later + 1, limit: 10 };
      expect((await shops.claimSchedule(schedule, due)).toSorted()).toEqual([SHOP, OTHER_SHOP].toSorted());
    }
    expect(await shops.find(SHOP)).toMatchObject({ domain: SHOP, installed: true });
    expect(await shops.find(OTHER_SHOP)).toMatchObject({ settings: DEFAULT_SETTINGS, scopes: TOKENS.scopes });
  });

  test('of settings a part of which cannot be read the rest counts, and every order waits for approval', async () => {
    const { shops } = subject.store;
    await install();
    const settings = '{"waitHours":12,"testMode":"maybe","approveAll":false}';
    await subject.database.models.shop.update({ where: { domain: SHOP }, data: { settings } });
    expect((await shops.find(SHOP))?.settings).toEqual({ ...DEFAULT_SETTINGS, waitHours: 12, approveAll: true });
    expect(subject.errors).toEqual([{ event: 'settings_unreadable', fields: { shop: SHOP } }]);
    await shops.saveSettings(SHOP, { riskWaitMinutes: 5 }, later);
    const saved = { ...DEFAULT_SETTINGS, waitHours: 12, riskWaitMinutes: 5, approveAll: true };
    expect((await shops.find(SHOP))?.settings).toEqual(saved);
  });

  test.each([
    ['under a lost key', testSealer('lost').seal('{}', { shop: SHOP, column: 'shop.tokens' })],
    ['of another shop', testSealer().seal(JSON.stringify(TOKENS), { shop: OTHER_SHOP, column: 'shop.tokens' })],
    ['that are no JSON', testSealer().seal('{', { shop: SHOP, column: 'shop.tokens' })],
    ['of no bytes', Buffer.alloc(0)],
  ])('tokens %s are none, until the app is opened', async (_what, tokens) => {
    const { shops } = subject.store;
    await install();
    await subject.database.execute(sql`UPDATE shop SET tokens = ${tokens} WHERE domain = ${SHOP}`);
    expect([await shops.loadTokens(SHOP), await shops.loadTokens(OTHER_SHOP)]).toEqual([null, TOKENS]);
    expect(subject.errors).toMatchObject([{ event: 'tokens_unreadable', fields: { shop: SHOP } }]);
    expect(await shops.saveTokens(SHOP, TOKENS, later)).toBe('renewed');
    expect(await shops.loadTokens(SHOP)).toEqual(TOKENS);
  });

  test('an API key or a webhook secret under a lost key is none, and can be entered anew', async () => {
    const { connections } = subject.store;
    const id = await connect();
    const lost = (column: string): Buffer => testSealer('lost').seal('k', { shop: SHOP, column });
    await subject.database.execute(sql`UPDATE connection SET api_key = ${lost('connection.api_key')}`);
    await subject.database.execute(sql`UPDATE webhook_secret SET secret = ${lost('webhook_secret.secret')}`);
    expect([await connections.access(id), await connections.webhookSecret(id)]).toEqual([null, null]);
    expect(await connections.list(SHOP)).toHaveLength(1);
    expect(subject.errors.map(({ event }) => event)).toEqual(['connection_unreadable', 'webhook_secret_unreadable']);
    await connect();
    await connections.rotateWebhookSecret(id, 'new', later);
    expect([(await connections.access(id))?.apiKey, await connections.webhookSecret(id)]).toEqual(['k', 'new']);
  });

  test('a catalogue with variants that no index takes is kept without them', async () => {
    const { catalogue } = subject.store;
    const id = await connect();
    const bad: readonly Partial<CatalogueVariant>[] = [
      { variantId: 2 ** 31 },
      { variantId: 2 ** 53 },
      { variantId: 1.5 },
      { variantId: 7, variantCode: 'x'.repeat(10_000) },
      { variantId: 8, productSku: 'x'.repeat(10_000), variantSku: 'y' },
    ];
    await catalogue.replace(
      id,
      { variants: [variantOf(1), ...bad.map((part) => ({ ...variantOf(2), ...part }))], changes: [] },
      START_MS,
    );
    const found = await catalogue.lookup(id, [variantOf(1).variantCode, '7', String(2 ** 31), String(2 ** 53)]);
    expect([...found.keys()]).toEqual([variantOf(1).variantCode]);
    await subject.database.execute(sql`UPDATE catalogue_variant SET variant_json = '{'`);
    expect((await catalogue.lookup(id, [variantOf(1).variantCode])).size).toBe(0);
    expect(await catalogue.all(id)).toEqual([]);
  });
}
