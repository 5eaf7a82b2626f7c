import { expect, it } from 'vitest';
import { SHOP } from '../../../../test/fixtures/domain.ts';
import type { Region } from '../../../domain/kernel/ids.ts';
import type { ChangeUse, IndexedVariant, UncheckedChange, VariantStatus } from '../../ports/index.ts';
import { createRecheck } from './recheck.ts';

const gid = (number: number): string => `gid://shopify/ProductVariant/${number}`;

/** Variant `number` of the shop, which prints an article in Europe; null = none. */
function row(number: number, article: number | null, status: VariantStatus = 'ready'): IndexedVariant {
  const print =
    article === null
      ? null
      : {
          variantId: article,
          variantCode: `V${article}`,
          name: '',
          widthMm: 1,
          heightMm: 1,
          price: { minor: 1, currency: 'EUR' },
        };
  return {
    variant: {
      variantGid: gid(number),
      productGid: 'gid://shopify/Product/1',
      productTitle: '',
      variantTitle: '',
      position: number,
      sku: null,
      imageUrl: null,
      selectedOptions: [],
      metafields: [],
    },
    status,
    regions: [{ region: 'EU', status, print, artworkUrls: [], problems: [], notes: [] }],
    readAtMs: 1_000 + number,
  };
}

/** An index of these rows, two to a page, of which each is `now` when it is checked. */
function scene(rows: readonly IndexedVariant[], unchecked: readonly UncheckedChange[], now: readonly IndexedVariant[]) {
  const written: IndexedVariant[] = [];
  const looked: { changeIds: readonly number[]; uses: readonly ChangeUse[]; atMs: number }[] = [];
  const recheck = createRecheck({
    changes: {
      unchecked: async () => unchecked,
      checked: async (_shop, { changeIds, uses }, atMs) => void looked.push({ changeIds, uses, atMs }),
    },
    index: {
      list: async (_shop, { status, after }) => {
        const from = Number(after?.sortKey ?? 0);
        const found = rows.filter((one) => status === null || one.status === status);
        const next = from + 2 < found.length ? { sortKey: String(from + 2), variantGid: '' } : null;
        return { rows: found.slice(from, from + 2), next };
      },
      upsert: async (_shop, more) => void written.push(...more),
    },
    checker: {
      check: async (_shop, variants) =>
        variants.flatMap(({ variantGid }) => {
          const found = now.find(({ variant }) => variant.variantGid === variantGid);
          return found === undefined ? [] : [{ ...found, readAtMs: 9_999 }];
        }),
    },
    clock: { now: () => 5 },
  });
  return { recheck, written, looked };
}

const change = (id: number, variantId: number, region: Region = 'EU'): UncheckedChange => ({ id, region, variantId });

it('checks anew what prints what changed, and what was not ready, and nothing else', async () => {
  const rows = [row(1, 7), row(2, 8), row(3, 8), row(4, null, 'broken'), row(5, null, 'none')];
  const now = [row(1, 7), row(2, null, 'broken'), row(3, null, 'broken'), row(4, 9), row(5, null)];
  const { recheck, written, looked } = scene(rows, [change(21, 8), change(22, 9), change(23, 8, 'US')], now);
  expect(await recheck.changed(SHOP)).toBe(3);
  expect(written.map(({ variant, status }) => [variant.variantGid, status])).toEqual([
    [gid(2), 'broken'],
    [gid(3), 'broken'],
    [gid(4), 'ready'],
  ]);
  expect(looked).toEqual([
    {
      changeIds: [21, 22, 23],
      uses: [
        { changeId: 21, variantGid: gid(2) },
        { changeId: 21, variantGid: gid(3) },
        { changeId: 22, variantGid: gid(4) },
      ],
      atMs: 5,
    },
  ]);
});

it('does not make what Shopify said any newer', async () => {
  const { recheck, written } = scene([row(1, 7)], [change(21, 7)], [row(1, 7)]);
  await recheck.changed(SHOP);
  expect(written.map(({ readAtMs }) => readAtMs)).toEqual([1_001]);
});

it('looks at nothing for changes when there are none, and at what is not ready when it is asked to', async () => {
  const rows = [row(1, 7), row(2, null, 'none'), row(3, null, 'incomplete'), row(4, null, 'broken')];
  const { recheck, written, looked } = scene(rows, [], [row(3, 8), row(4, null, 'broken')]);
  expect(await recheck.changed(SHOP)).toBe(0);
  expect(written).toEqual([]);
  await recheck.unready(SHOP);
  expect(written.map(({ variant, status }) => [variant.variantGid, status])).toEqual([
    [gid(4), 'broken'],
    [gid(3), 'ready'],
  ]);
  expect(looked).toEqual([]);
});

it('knows every place of a set, whatever stands first in it', async () => {
  const [one] = row(1, 7).regions;
  const set = { ...row(1, 7), regions: one === undefined ? [] : [{ ...one, articles: [7, 8] }] };
  const { recheck, looked } = scene([set], [change(21, 8)], [row(1, null, 'broken')]);
  expect(await recheck.changed(SHOP)).toBe(1);
  expect(looked[0]?.uses).toEqual([{ changeId: 21, variantGid: gid(1) }]);
});
