import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../web/contract/settings.ts';
import type { Subject } from './conformance.ts';
import { START_MS } from './start.ts';
import { signal } from './signals.ts';
import {
  claimOrder,
  orderGid,
  OTHER_SHOP,
  plan,
  planOrder,
  sendPrintOrder,
  SHOP,
  TOKENS,
  wakeOrder,
  wanted,
  proof,
} from './samples.ts';

const HOUR_MS = 3_600_000;
const window = (sinceMs: number, afterMs = 0) => ({ sinceMs, nowMs: START_MS + afterMs });

export function shopSuite(subject: Subject): void {
  const later = START_MS + 1_000;
  const due = (nowMs: number, nextAtMs: number, limit = 10) => ({ nowMs, nextAtMs, limit });

  test('the first tokens install a shop, with all defaults', async () => {
    const { shops } = subject.store;
    expect(await shops.find(SHOP)).toBeNull();
    expect(await shops.loadTokens(SHOP)).toBeNull();
    expect(await shops.saveTokens(SHOP, TOKENS, START_MS)).toBe('installed');
    expect(await shops.find(SHOP)).toEqual({
      domain: SHOP,
      installed: true,
      installedAtMs: START_MS,
      uninstalledAtMs: null,
      accessLost: false,
      accessRefused: null,
      reconciledAtMs: null,
      scopes: TOKENS.scopes,
      isDevelopment: null,
      assessesRisk: false,
      showsAddresses: false,
      testModeQuestion: 'kind_unknown',
      settings: { ...DEFAULT_SETTINGS, testMode: true },
    });
    expect(await shops.loadTokens(SHOP)).toEqual(TOKENS);
  });

  test('tokens are sealed where they lie', async () => {
    await subject.store.shops.saveTokens(SHOP, TOKENS, START_MS);
    const [row] = await subject.database.models.shop.findMany();
    expect(Buffer.from(row?.tokens ?? []).toString('latin1')).not.toContain('shp');
  });

  test('a renewed pair replaces the old one and clears a lost access', async () => {
    const { shops } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await shops.markAccessLost(SHOP, START_MS);
    expect((await shops.find(SHOP))?.accessLost).toBe(true);
    expect(await shops.saveTokens(SHOP, { ...TOKENS, accessToken: 'new' }, later)).toBe('renewed');
    expect(await shops.find(SHOP)).toMatchObject({ accessLost: false, installedAtMs: START_MS });
    expect((await shops.loadTokens(SHOP))?.accessToken).toBe('new');
  });

  test('that its orders are assessed, and show addresses, is remembered', async () => {
    const { shops } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await shops.rememberAssessments(SHOP);
    await shops.rememberAddresses(SHOP);
    await shops.saveTokens(SHOP, TOKENS, later);
    expect(await shops.find(SHOP)).toMatchObject({ assessesRisk: true, showsAddresses: true });
  });

  test('an uninstalled shop has no tokens; settings outlive it', async () => {
    const { shops } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await shops.saveSettings(SHOP, { waitHours: 12 }, START_MS);
    await signal(subject, { kind: 'uninstalled', shop: SHOP, atMs: later });
    expect(await shops.find(SHOP)).toMatchObject({ installed: false, uninstalledAtMs: later });
    expect(await shops.loadTokens(SHOP)).toBeNull();
    expect(await shops.saveTokens(SHOP, TOKENS, later + 1)).toBe('reinstalled');
    expect(await shops.find(SHOP)).toMatchObject({
      installed: true,
      installedAtMs: later + 1,
      uninstalledAtMs: null,
      settings: { waitHours: 12 },
    });
  });

  test('word of an uninstallation that is older than the installation is not about it', async () => {
    await subject.store.shops.saveTokens(SHOP, TOKENS, START_MS);
    await signal(subject, { kind: 'uninstalled', shop: SHOP, atMs: START_MS - 1 });
    expect((await subject.store.shops.find(SHOP))?.installed).toBe(true);
  });

  test('of an installation that showed as lost access only, too; what is said after it counts', async () => {
    const { shops } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await shops.markAccessLost(SHOP, later);
    await shops.saveTokens(SHOP, TOKENS, later + 10);
    await signal(subject, { kind: 'uninstalled', shop: SHOP, atMs: later });
    await signal(subject, { kind: 'redact_shop', shop: SHOP, atMs: later });
    expect(await shops.find(SHOP)).toMatchObject({ installed: true, installedAtMs: START_MS });
    await signal(subject, { kind: 'uninstalled', shop: SHOP, atMs: later + 20 });
    expect(await shops.find(SHOP)).toMatchObject({ installed: false });
    await signal(subject, { kind: 'redact_shop', shop: SHOP, atMs: later + 5 });
    expect(await shops.find(SHOP)).toBeNull();
  });

  test('settings that were saved before a setting existed take its default', async () => {
    await subject.store.shops.saveTokens(SHOP, TOKENS, START_MS);
    await subject.store.shops.rememberKind(SHOP, false, START_MS);
    await subject.database.models.shop.update({ where: { domain: SHOP }, data: { settings: '{"waitHours":3}' } });
    expect((await subject.store.shops.find(SHOP))?.settings).toEqual({ ...DEFAULT_SETTINGS, waitHours: 3 });
  });

  test('schedules are due at once after an installation and move on before they are handed out', async () => {
    const { shops } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    for (const schedule of ['keep_alive', 'reconcile', 'daily_proof', 'catalogue', 'kind'] as const) {
      expect(await shops.claimSchedule(schedule, due(START_MS, later))).toEqual([SHOP]);
      expect(await shops.claimSchedule(schedule, due(later - 1, later))).toEqual([]);
      expect(await shops.claimSchedule(schedule, due(later, later + 1))).toEqual([SHOP]);
    }
  });

  test('schedules are handed out once, no more than asked for, and never of an uninstalled shop', async () => {
    const { shops } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await shops.saveTokens(OTHER_SHOP, TOKENS, START_MS + 1);
    expect(await shops.claimSchedule('reconcile', due(later, later + 1, 1))).toEqual([SHOP]);
    await signal(subject, { kind: 'uninstalled', shop: OTHER_SHOP, atMs: later });
    expect(await shops.claimSchedule('reconcile', due(later, later + 1))).toEqual([]);
    await shops.scheduleAt(OTHER_SHOP, 'reconcile', START_MS);
    expect(await shops.claimSchedule('reconcile', due(later, later + 1))).toEqual([]);
  });

  test('one schedule of one shop can be set to a time of its own', async () => {
    const { shops } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await shops.scheduleAt(SHOP, 'catalogue', later);
    expect(await shops.claimSchedule('catalogue', due(later - 1, later))).toEqual([]);
    expect(await shops.claimSchedule('catalogue', due(later, later + 1))).toEqual([SHOP]);
    expect(await shops.claimSchedule('reconcile', due(START_MS, later))).toEqual([SHOP]);
  });

  test('the proof counts paid orders with print orders, and those that are not at Picanova', async () => {
    await sendPrintOrder(subject.store, 6, OTHER_SHOP);
    await sendPrintOrder(subject.store, 1);
    await planOrder(subject.store, 2);
    await planOrder(subject.store, 3, []);
    for (const [number, order] of [
      [4, { financialStatus: 'PENDING' }],
      [5, { cancelledAtMs: START_MS }],
    ] as const) {
      await wakeOrder(subject.store, number);
      const { lease } = await claimOrder(subject.store);
      await subject.store.orders.commitPlan(lease, plan([wanted(number)], { order }));
    }
    expect(await subject.store.shops.countForProof(SHOP, window(START_MS))).toEqual({
      paid: 2,
      atPicanova: 1,
      waiting: { sending: 1 },
      problems: 0,
      missing: 0,
    });
    expect(await subject.store.shops.countForProof(SHOP, window(START_MS, HOUR_MS + 1))).toMatchObject({
      waiting: {},
      missing: 1,
    });
    expect(await subject.store.shops.countForProof(SHOP, window(START_MS + 1))).toEqual({
      paid: 0,
      atPicanova: 0,
      waiting: {},
      problems: 0,
      missing: 0,
    });
  });

  test('an order counts as the worst of its print orders: missing, with a problem, waiting, at Picanova', async () => {
    const held = { state: 'held', holdReason: 'wait_window' } as const;
    const blocked = { state: 'blocked', problems: [{ code: 'unknown_sku', detail: {} }] } as const;
    await sendPrintOrder(subject.store, 1);
    await subject.store.orders.wake(SHOP, orderGid(1), { approve: false, nowMs: START_MS });
    const again = await claimOrder(subject.store);
    await subject.store.orders.commitPlan(again.lease, plan([wanted(2), wanted(3)]));
    for (const [number, wants] of [
      [4, [wanted(4, held)]],
      [5, [wanted(5, held), wanted(6, blocked)]],
      [7, [wanted(7, held), wanted(8)]],
    ] as const) {
      await wakeOrder(subject.store, number);
      const { lease } = await claimOrder(subject.store);
      await subject.store.orders.commitPlan(lease, plan([...wants]));
    }
    const count = (afterMs: number) => subject.store.shops.countForProof(SHOP, window(START_MS, afterMs));
    expect(await count(0)).toEqual({
      paid: 4,
      atPicanova: 0,
      waiting: { sending: 1, wait_window: 2 },
      problems: 1,
      missing: 0,
    });
    expect(await count(HOUR_MS + 1)).toEqual({
      paid: 4,
      atPicanova: 0,
      waiting: { wait_window: 1 },
      problems: 1,
      missing: 2,
    });
  });

  test('orders that nobody could read for an hour are counted apart', async () => {
    await wakeOrder(subject.store, 1);
    await subject.store.orders.leaveAlone(SHOP, [], START_MS);
    expect(await subject.store.shops.countForProof(SHOP, window(START_MS))).toMatchObject({ waiting: {} });
    expect(await subject.store.shops.countForProof(SHOP, window(START_MS, HOUR_MS + 1))).toMatchObject({
      paid: 0,
      waiting: { unread: 1 },
    });
  });

  test('a proof is kept for each day, the latest first', async () => {
    const { shops } = subject.store;
    await shops.saveProof(SHOP, proof('2026-11-23', { paid: 1, atPicanova: 1, missing: 0 }));
    await shops.saveProof(SHOP, proof('2026-11-24', { paid: 2, atPicanova: 1, missing: 1 }));
    const latest = { paid: 5, atPicanova: 3, waiting: { unpaid: 1 }, problems: 1, lookedUntilMs: START_MS };
    await shops.saveProof(SHOP, proof('2026-11-24', latest));
    expect(await shops.proofs(SHOP, 5)).toEqual([
      proof('2026-11-24', latest),
      proof('2026-11-23', { paid: 1, atPicanova: 1 }),
    ]);
    expect(await shops.proofs(SHOP, 1)).toHaveLength(1);
    expect(await shops.proofs(OTHER_SHOP, 5)).toEqual([]);
  });

  test('the shop has a log of its own', async () => {
    await subject.store.shops.appendLog(SHOP, { event: 'installed', detail: { scopes: ['a'] } }, START_MS);
    expect(await subject.database.models.activity.findMany()).toMatchObject([
      { shop: SHOP, event: 'installed', detail: '{"scopes":["a"]}', order_gid: null, print_order_id: null },
    ]);
  });
}
