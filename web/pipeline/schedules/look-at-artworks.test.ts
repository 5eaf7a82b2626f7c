import { describe, expect, it } from 'vitest';
import { SHOP } from '../../../test/fixtures/domain.ts';
import type { ArtworkLook } from '../../domain/artwork/artwork-look.ts';
import type { IndexedVariant, ShopVariant } from '../ports/index.ts';
import { createLookAtArtworks } from './look-at-artworks.ts';

const NOW_MS = 100_000_000;
const HOUR_MS = 3_600_000;
const LINK = 'https://x.example/1.jpg';
const GOOD = { kind: 'good' } as ArtworkLook;

const row = (number: number, readAtMs = 5): IndexedVariant => ({
  variant: { variantGid: `v${number}`, productGid: `p${number}` } as ShopVariant,
  status: 'ready',
  regions: [],
  readAtMs,
});

interface Scene {
  readonly urls?: readonly string[];
  readonly looked?: ArtworkLook | null | Error;
  readonly news?: readonly string[];
  readonly rows?: readonly IndexedVariant[];
  readonly woken?: number;
}

async function round({ urls = [LINK], looked = GOOD, news = [], rows = [row(1)], woken = 0 }: Scene) {
  const told: unknown[] = [];
  const lookAtArtworks = createLookAtArtworks({
    artworks: {
      look: async (_shop, url) => {
        if (looked instanceof Error) throw looked;
        told.push(['look', url]);
        return looked;
      },
    },
    store: {
      due: async (_shop, due) => {
        told.push(['due', due]);
        return urls;
      },
      takeNews: async () => news,
      variantsWith: async (_shop, of) => {
        if (of.length === 0) return [];
        told.push(['variants', of]);
        return rows.map(({ variant }) => variant.variantGid);
      },
    },
    shops: {
      claimSchedule: async (schedule, due) => {
        told.push([schedule, due]);
        return [SHOP];
      },
      scheduleAt: async (_shop, schedule, atMs) => void told.push([schedule, atMs - NOW_MS]),
    },
    products: {
      find: async (_shop, gids) => rows.filter(({ variant }) => gids.includes(variant.variantGid)),
      upsert: async (_shop, written) => void told.push(['write', written.map(({ readAtMs }) => readAtMs)]),
    },
    checker: {
      check: async (_shop, variants, readAtMs = 0) => variants.map((variant) => ({ ...row(0, readAtMs), variant })),
    },
    orders: {
      wakeBlockedBy: async (_shop, products) => {
        told.push(['wake', products]);
        return woken;
      },
    },
    clock: { now: () => NOW_MS },
    log: { debug() {}, info() {}, warn() {}, error: (event, fields) => void told.push([event, fields]) },
    onWork: () => void told.push('work'),
  });
  await lookAtArtworks();
  return told.slice(1);
}

describe('the look at artwork that variants name', () => {
  it('takes up what is old, broken for a while, or was never seen', async () => {
    expect(await round({ urls: [] })).toEqual([
      ['due', { goodBeforeMs: NOW_MS - 20 * HOUR_MS, otherBeforeMs: NOW_MS - HOUR_MS / 2, limit: 50 }],
    ]);
  });

  it('leaves everything as it is where nothing has changed', async () => {
    expect((await round({})).slice(1)).toEqual([['look', LINK]]);
  });

  it('checks the variants anew whose artwork became another thing, and lets orders go on', async () => {
    const rows = [row(1, 5), row(2, 6), row(3, 5)];
    expect((await round({ news: [LINK], rows, woken: 2 })).slice(2)).toEqual([
      ['variants', [LINK]],
      ['write', [5, 5]],
      ['write', [6]],
      ['wake', ['p1', 'p2', 'p3']],
      'work',
    ]);
    expect((await round({ news: [LINK] })).at(-1)).toEqual(['wake', ['p1']]);
  });

  it('writes nothing for variants that are gone', async () => {
    expect((await round({ news: [LINK], rows: [] })).slice(2)).toEqual([['variants', [LINK]]]);
  });

  it('goes on at once when there is more, and later when our own network is away', async () => {
    const urls = Array.from({ length: 50 }, (_, n) => `https://x.example/${n}.jpg`);
    expect((await round({ urls })).at(-1)).toEqual(['artwork', 1_000]);
    expect((await round({ urls, looked: { kind: 'not_looked_at' } })).at(-1)).toEqual(['artwork', 600_000]);
    expect((await round({ looked: null })).at(-1)).toEqual(['artwork', 600_000]);
  });

  it('of one shop that throws is logged, and is no reason to stop', async () => {
    expect((await round({ looked: new Error('bug') })).at(-1)).toEqual([
      'schedule_threw',
      { schedule: 'artwork', shop: SHOP, error: expect.stringContaining('bug') },
    ]);
  });
});
