import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../web/contract/settings.ts';
import type { Subject } from './conformance.ts';
import { claimRequest, OTHER_SHOP, planOrder, SHOP, TOKENS, wanted } from './samples.ts';
import { signal } from './signals.ts';
import { START_MS } from './start.ts';

/** What a merchant chose, what holds instead where nothing was chosen, and the kind of store that decides about it. */
export function shopSettingsSuite(subject: Subject): void {
  const later = START_MS + 1_000;
  const due = (nowMs: number, nextAtMs: number, limit = 10) => ({ nowMs, nextAtMs, limit });

  test('a development store is in test mode until its merchant decides, installed anew or not', async () => {
    const { shops } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await shops.rememberKind(SHOP, true, START_MS);
    expect(await shops.find(SHOP)).toMatchObject({
      isDevelopment: true,
      testModeQuestion: null,
      settings: { testMode: true },
    });
    await shops.saveSettings(SHOP, { testMode: false }, START_MS);
    expect(await shops.find(SHOP)).toMatchObject({ isDevelopment: true, settings: { testMode: false } });
    await signal(subject, { kind: 'uninstalled', shop: SHOP, atMs: later });
    await shops.saveTokens(SHOP, TOKENS, later + 1);
    expect(await shops.find(SHOP)).toMatchObject({ isDevelopment: true, settings: { testMode: false } });
    await shops.rememberKind(SHOP, false, later + 2);
    expect(await shops.find(SHOP)).toMatchObject({
      isDevelopment: false,
      testModeQuestion: null,
      settings: { testMode: false },
    });
  });

  test('a development store that goes live in test mode stays in it until its merchant decides', async () => {
    const { shops } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    const open = { isDevelopment: false, testModeQuestion: 'went_live', settings: { testMode: true } };
    for (const testMode of [true, false]) {
      await shops.rememberKind(SHOP, true, START_MS);
      expect(await shops.find(SHOP)).toMatchObject({ testModeQuestion: null, settings: { testMode: true } });
      await shops.rememberKind(SHOP, false, START_MS);
      expect(await shops.find(SHOP)).toMatchObject(open);
      await shops.rememberKind(SHOP, false, later);
      await shops.saveSettings(SHOP, { waitHours: 1 }, later);
      expect(await shops.find(SHOP)).toMatchObject(open);
      await shops.saveSettings(SHOP, { testMode }, later);
      expect(await shops.find(SHOP)).toMatchObject({ testModeQuestion: null, settings: { testMode } });
    }
    const lines = await subject.database.models.activity.findMany({ where: { event: 'store_went_live' } });
    expect(lines).toHaveLength(2);
  });

  test('the kind is asked for at once when installed or let in again, and when a development store opens', async () => {
    const { shops } = subject.store;
    const asked = async (nowMs: number) => (await shops.claimSchedule('kind', due(nowMs, nowMs + 9))).length;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    expect([await asked(START_MS), await asked(START_MS)]).toEqual([1, 0]);
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    expect(await asked(START_MS)).toBe(0);
    await shops.askKindAgain(SHOP, START_MS);
    expect(await asked(START_MS)).toBe(1);
    await shops.markAccessLost(SHOP, START_MS);
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    expect(await asked(START_MS)).toBe(1);
    await shops.rememberKind(SHOP, false, START_MS);
    await shops.askKindAgain(SHOP, START_MS);
    expect(await asked(START_MS)).toBe(0);
    await signal(subject, { kind: 'uninstalled', shop: SHOP, atMs: later });
    expect(await asked(later + 9)).toBe(0);
  });

  test('a change of the kind has what waits judged again', async () => {
    const { shops } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await planOrder(subject.store, 1, [wanted(1, { state: 'held', holdReason: 'test_mode_undecided' })]);
    const claimed = () => subject.store.orders.claim(claimRequest(later));
    expect(await claimed()).toHaveLength(0);
    await shops.rememberKind(SHOP, false, later);
    expect(await claimed()).toHaveLength(1);
  });

  test('only what the merchant changed is chosen; defaults stay defaults, and choices stay choices', async () => {
    const { shops } = subject.store;
    const stored = async () =>
      JSON.parse((await subject.database.models.shop.findMany())[0]?.settings ?? '{}') as unknown;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await shops.rememberKind(SHOP, false, START_MS);
    await shops.saveSettings(SHOP, { ...DEFAULT_SETTINGS, waitHours: 3, approveProductTags: ['a'] }, START_MS);
    expect(await stored()).toEqual({ waitHours: 3, approveProductTags: ['a'] });
    await shops.saveSettings(SHOP, { ...DEFAULT_SETTINGS, approveProductTags: ['a'] }, START_MS);
    expect(await stored()).toEqual({ waitHours: 0, approveProductTags: ['a'] });
    await Promise.all([
      shops.saveSettings(SHOP, { riskWaitMinutes: 5 }, START_MS),
      shops.saveSettings(SHOP, { approveAll: true }, START_MS),
    ]);
    expect(await stored()).toEqual({ waitHours: 0, approveProductTags: ['a'], riskWaitMinutes: 5, approveAll: true });
  });

  test('what was saved before the kind was known decides nothing about test mode, but for itself', async () => {
    const { shops } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await shops.saveSettings(SHOP, { waitHours: 3 }, START_MS);
    expect(await shops.find(SHOP)).toMatchObject({ testModeQuestion: 'kind_unknown', settings: { testMode: true } });
    await shops.rememberKind(SHOP, true, START_MS);
    expect(await shops.find(SHOP)).toMatchObject({ testModeQuestion: null, settings: { testMode: true } });
    await shops.saveTokens(OTHER_SHOP, TOKENS, START_MS);
    await shops.saveSettings(OTHER_SHOP, { testMode: true }, START_MS);
    await shops.rememberKind(OTHER_SHOP, false, START_MS);
    expect(await shops.find(OTHER_SHOP)).toMatchObject({ testModeQuestion: null, settings: { testMode: true } });
  });

  test('settings that an older version stored whole hold as they are stored', async () => {
    const { shops } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    const settings = JSON.stringify({ ...DEFAULT_SETTINGS, testMode: true });
    await subject.database.models.shop.update({ where: { domain: SHOP }, data: { settings } });
    await shops.rememberKind(SHOP, false, START_MS);
    await shops.saveSettings(SHOP, { waitHours: 1 }, START_MS);
    expect(await shops.find(SHOP)).toMatchObject({ testModeQuestion: null, settings: { testMode: true } });
  });
}
