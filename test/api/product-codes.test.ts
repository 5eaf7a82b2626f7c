import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderGid, ShopDomain } from '../../web/domain/kernel/ids.ts';
import { claimRequest, plan, wanted } from '../conformance/samples.ts';
import { startPages, type PagesUnderTest } from './pages-under-test.ts';

let pages: PagesUnderTest;
beforeEach(async () => {
  pages = await startPages();
});
afterEach(() => pages.close());

const MATCH = { params: { kind: 'match' } };
const save = (put: readonly (readonly [string, string[], (string | null)?])[], remove: readonly string[] = []) =>
  pages.ask('saveProductCodes', {
    ...MATCH,
    body: { put: put.map(([code, skus, was = null]) => ({ code, skus, was })), remove },
  });
async function rows(query: Readonly<Record<string, string | number>> = {}): Promise<unknown> {
  const { body } = await pages.ask('productCodes', { ...MATCH, query });
  return (body['items'] as { code: string; skus: string[] }[]).map(({ code, skus }) => [code, ...skus]);
}

describe('code match on the page', () => {
  it('is added, edited, renamed and removed row by row', async () => {
    expect(
      (
        await save([
          ['A', ['1']],
          ['TRIP', ['L', 'M', 'R']],
        ])
      ).body,
    ).toEqual({
      outcome: 'saved',
      saved: 2,
      ordersWoken: 0,
    });
    await save([
      [' A ', ['2'], 'A'],
      ['Set', ['L', 'M'], 'TRIP'],
    ]);
    expect(await rows()).toEqual([
      ['A', '2'],
      ['Set', 'L', 'M'],
    ]);
    await save([], ['A']);
    expect(await rows()).toEqual([['Set', 'L', 'M']]);
  });

  it('saves nothing of a change with a fault, and names its row', async () => {
    await save([['A', ['1']]]);
    const answer = await save([
      ['B', ['2']],
      ['A', ['3']],
      ['C', []],
      ['D', ['E']],
      ['E', ['D']],
    ]);
    expect(answer.body).toEqual({
      outcome: 'refused',
      rowErrors: [
        { row: 3, error: 'sku_missing', code: 'C' },
        { row: 4, error: 'cycle', code: 'D' },
        { row: 5, error: 'cycle', code: 'E' },
        { row: 2, error: 'code_repeated', code: 'A' },
      ],
    });
    expect(await rows()).toEqual([['A', '1']]);
  });

  it('is searched and paged', async () => {
    await save(Array.from({ length: 30 }, (_, at) => [`C${at + 10}`, [`SKU-${at}`]] as const));
    expect(await rows({ q: 'sku-29' })).toEqual([['C39', 'SKU-29']]);
    const first = await pages.ask('productCodes', { ...MATCH, query: { limit: 20 } });
    expect(first.body['total']).toBe(30);
    expect(await rows({ limit: 20, after: String(first.body['next']) })).toHaveLength(10);
    expect((await pages.ask('productCodes', { ...MATCH, query: { after: 'x' } })).status).toBe(400);
  });

  it('lets waiting orders go on, and says how many', async () => {
    const shop = pages.shop.domain as ShopDomain;
    await pages.store.orders.wakeUnknown(shop, ['gid://shopify/Order/1' as OrderGid], Date.now());
    const [order] = await pages.store.orders.claim(claimRequest(Date.now(), 1));
    if (order === undefined) throw new Error('not claimed');
    const blocked = wanted(1, { state: 'blocked', connectionId: null });
    await pages.store.orders.commitPlan(order.lease, plan([blocked], { nowMs: Date.now() }));
    expect((await save([['A', ['1']]])).body).toMatchObject({ ordersWoken: 1 });
  });
});

describe('a file or a pasted text', () => {
  const check = (body: string, kind = 'match') => pages.ask('checkProductCodes', { params: { kind }, body });
  const apply = (body: string, kind = 'match') => pages.ask('importProductCodes', { params: { kind }, body });

  it('is shown as what it would do, and does that', async () => {
    await save([
      ['A', ['1']],
      ['B', ['2']],
    ]);
    const text = 'A=1\nB=3\nTRIP=L,M\nnonsense\nTRIP=X\n';
    const { body } = await check(text);
    expect(body).toEqual({
      outcome: 'checked',
      rows: 5,
      added: 1,
      changed: 1,
      unchanged: 1,
      errors: 2,
      rowErrors: [
        { row: 4, error: 'not_understood', code: 'nonsense' },
        { row: 5, error: 'code_repeated', code: 'TRIP' },
      ],
      changes: [
        { row: 2, code: 'B', before: ['2'], after: ['3'] },
        { row: 3, code: 'TRIP', before: null, after: ['L', 'M'] },
      ],
    });
    expect(await rows()).toHaveLength(2);
    expect((await apply(text)).body).toMatchObject({ outcome: 'saved', saved: 2 });
    expect(await rows()).toEqual([
      ['A', '1'],
      ['B', '3'],
      ['TRIP', 'L', 'M'],
    ]);
  });

  it('comes back from an export as it was, with either separator', async () => {
    await save([
      ['0010', ['=X', '1,5']],
      ['Trip;tych', ['L', 'M', 'R']],
    ]);
    for (const separator of ['comma', 'semicolon']) {
      const file = await pages.ask('exportProductCodes', { ...MATCH, query: { separator } });
      expect((await check(file.text)).body).toMatchObject({ rows: 2, unchanged: 2, errors: 0 });
    }
    await apply('HOOK\nNAIL', 'skip');
    const skips = await pages.ask('exportProductCodes', { params: { kind: 'skip' } });
    expect(skips.text).toBe('Code\r\nHOOK\r\nNAIL\r\n');
  });

  it('that is none says so, and is not saved', async () => {
    expect((await check('')).body).toEqual({ outcome: 'unreadable', error: 'empty', row: null });
    expect((await apply('')).status).toBe(400);
  });

  it('by the thousand is checked and saved in seconds', async () => {
    const text = Array.from({ length: 20_000 }, (_, at) => `CODE-${at} = SKU-${at}`).join('\n');
    expect((await check(text)).body).toMatchObject({ added: 20_000, errors: 0 });
    expect((await apply(text)).body).toMatchObject({ saved: 20_000 });
    expect((await apply('ONE-MORE=X')).status).toBe(413);
    expect((await apply('CODE-1=OTHER')).body).toMatchObject({ saved: 1 });
  });
});
