import { expect, test } from 'vitest';
import type { ArtworkLook } from '../../web/domain/artwork/artwork-look.ts';
import type { Subject } from './conformance.ts';
import { everythingIn } from './everything.ts';
import { variant } from './pages/products.ts';
import { pagesOf } from './pages/sample-list.ts';
import { OTHER_SHOP, SHOP, TOKENS } from './samples.ts';
import { START_MS } from './start.ts';

const URL = 'https://files.example.com/secret/1.jpg';
const OTHER = 'https://files.example.com/secret/2.jpg';
const HOUR_MS = 3_600_000;
const LATER = { goodBeforeMs: START_MS + HOUR_MS, otherBeforeMs: START_MS + HOUR_MS, limit: 10 };

const good = (widthPx = 9): ArtworkLook => ({
  kind: 'good',
  facts: { format: 'png', widthPx, heightPx: 9, colours: 'rgb', bitDepth: 8, byteLength: 99 },
  expiresAtMs: null,
});
const BROKEN: ArtworkLook = { kind: 'faulty', fault: { kind: 'not_found', status: 404 } };
const known = (look: ArtworkLook, lookedAtMs = START_MS) => ({ look, validator: '"v1"', lookedAtMs });

/** A variant that prints what is at this address. */
function printing(number: number, url: string | null) {
  const row = variant(number, {});
  const region = {
    region: 'EU',
    status: 'ready',
    print: null,
    problems: [],
    notes: [],
    artworkUrls: url === null ? [] : [url],
  } as const;
  return { ...row, regions: [region], status: 'ready' as const };
}

export function artworkLooksSuite(subject: Subject): void {
  const { dueArtwork, history } = {
    dueArtwork: () => subject.store.artwork.due(SHOP, LATER),
    history: () => subject.database.models.artwork.findMany({ select: { state: true, good_at: true, broke_at: true } }),
  };

  test('what a look found is remembered for its shop, and the address is nowhere to be read', async () => {
    const { artwork } = subject.store;
    expect(await artwork.find(SHOP, [])).toEqual(new Map());
    await artwork.save(SHOP, URL, known(good()));
    expect(await artwork.find(SHOP, [URL, OTHER])).toEqual(new Map([[URL, known(good())]]));
    expect(await artwork.find(OTHER_SHOP, [URL])).toEqual(new Map());
    expect([...(await everythingIn(subject.database)).values()].join()).not.toContain('secret');
  });

  test('what is another thing than before is news for the variants that name it, once', async () => {
    const { artwork, shops } = subject.store;
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await pagesOf(subject).products.upsert(SHOP, [printing(1, URL)]);
    const found = [
      good(),
      good(),
      good(10),
      { kind: 'unreachable', times: 1 },
      { kind: 'unreachable', times: 3 },
      { kind: 'unreachable', times: 4 },
      BROKEN,
      BROKEN,
      good(),
    ] as const;
    const news: (readonly string[])[] = [];
    for (const look of found) {
      await artwork.save(SHOP, URL, known(look));
      news.push(await artwork.takeNews(SHOP, 9));
    }
    const some = [URL];
    expect(news).toEqual([some, [], some, [], some, [], some, [], some]);
    await artwork.save(SHOP, OTHER, known(good()));
    expect(await artwork.takeNews(SHOP, 9)).toEqual([]);
    await shops.scheduleAt(SHOP, 'artwork', START_MS + HOUR_MS);
    for (const look of [BROKEN, BROKEN]) await artwork.save(SHOP, URL, known(look));
    expect(await shops.claimSchedule('artwork', { nowMs: START_MS, nextAtMs: 1, limit: 9 })).toEqual([SHOP]);
    expect(await artwork.takeNews(SHOP, 9)).toEqual(some);
  });

  test('it is known since when something that was good is broken', async () => {
    const { artwork } = subject.store;
    await artwork.save(SHOP, URL, known(BROKEN, START_MS));
    expect(await history()).toEqual([{ state: 'broken', good_at: null, broke_at: null }]);
    await artwork.save(SHOP, URL, known(good(), START_MS + 1));
    await artwork.save(SHOP, URL, known(BROKEN, START_MS + 2));
    await artwork.save(SHOP, URL, known({ kind: 'unreachable', times: 1 }, START_MS + 3));
    await artwork.save(SHOP, URL, known(BROKEN, START_MS + 4));
    expect(await history()).toEqual([
      { state: 'broken', good_at: BigInt(START_MS + 1), broke_at: BigInt(START_MS + 2) },
    ]);
    await artwork.save(SHOP, URL, known(good(), START_MS + 5));
    expect(await history()).toEqual([{ state: 'good', good_at: BigInt(START_MS + 5), broke_at: null }]);
  });

  test('Home counts the links of products that worked, and stopped after that time', async () => {
    const { artwork } = subject.store;
    const { products, reads } = pagesOf(subject);
    await products.upsert(SHOP, [printing(1, URL), printing(2, OTHER)]);
    const ofAnOrder = 'https://files.example.com/of-an-order.jpg';
    for (const url of [URL, ofAnOrder]) await artwork.save(SHOP, url, known(good()));
    for (const url of [URL, OTHER, ofAnOrder]) await artwork.save(SHOP, url, known(BROKEN, START_MS + 5));
    expect(await reads.home.brokenLinks(SHOP, START_MS + 4)).toBe(1);
    expect(await reads.home.brokenLinks(SHOP, START_MS + 5)).toBe(0);
  });

  test('addresses that variants name are due until they were looked at, and again when that is long ago', async () => {
    const { artwork, shops } = subject.store;
    const { products } = pagesOf(subject);
    await shops.saveTokens(SHOP, TOKENS, START_MS);
    await shops.scheduleAt(SHOP, 'artwork', START_MS + HOUR_MS);
    const claim = () => shops.claimSchedule('artwork', { nowMs: START_MS, nextAtMs: START_MS + HOUR_MS, limit: 9 });
    expect(await claim()).toEqual([]);
    await artwork.save(SHOP, 'https://files.example.com/of-an-order.jpg', known(good(), 0));
    await products.upsert(SHOP, [printing(1, URL), printing(2, URL), printing(3, OTHER), printing(4, null)]);
    expect(await claim()).toEqual([SHOP]);
    expect((await dueArtwork()).toSorted()).toEqual([URL, OTHER]);
    await artwork.save(SHOP, URL, known(good(), START_MS));
    await artwork.save(SHOP, OTHER, known(BROKEN, START_MS));
    const due = { goodBeforeMs: START_MS, otherBeforeMs: START_MS, limit: 10 };
    expect(await artwork.due(SHOP, due)).toEqual([]);
    const old = await artwork.due(SHOP, { ...due, goodBeforeMs: START_MS + 1 });
    expect(old.toSorted()).toEqual([URL, OTHER]);
    expect(await artwork.due(SHOP, { ...due, otherBeforeMs: START_MS + 1 })).toEqual([OTHER]);
    expect(await artwork.due(SHOP, { ...LATER, limit: 1 })).toHaveLength(1);
    await products.upsert(SHOP, [{ ...printing(2, URL), status: 'broken' }]);
    expect((await artwork.due(SHOP, { ...due, otherBeforeMs: START_MS + 1 })).toSorted()).toEqual([URL, OTHER]);
    await claim();
    await products.upsert(SHOP, [printing(1, URL)]);
    expect(await claim()).toEqual([]);
  });

  test('the variants of an address are those that name it now', async () => {
    const { artwork } = subject.store;
    const { products } = pagesOf(subject);
    const of = async (...urls: string[]) => (await artwork.variantsWith(SHOP, urls)).length;
    await products.upsert(SHOP, [printing(1, URL), printing(2, OTHER), printing(3, URL)]);
    expect([await of(URL), await of(OTHER), await of(URL, OTHER), await of()]).toEqual([2, 1, 3, 0]);
    await products.upsert(SHOP, [printing(1, OTHER), printing(3, null)]);
    expect([await of(URL), await of(OTHER)]).toEqual([0, 2]);
    expect(await dueArtwork()).toEqual([OTHER]);
    await products.finishRead(SHOP, START_MS * 2);
    expect(await of(OTHER)).toBe(0);
  });

  test('what was looked at for orders alone goes with a buyer who is forgotten, and after a while', async () => {
    const { artwork, privacy } = subject.store;
    const { products } = pagesOf(subject);
    await products.upsert(SHOP, [printing(1, URL)]);
    for (const url of [URL, OTHER]) await artwork.save(SHOP, url, known(good()));
    await privacy.eraseCompleted(START_MS);
    expect(await artwork.find(SHOP, [URL, OTHER])).toHaveProperty('size', 2);
    await privacy.eraseCompleted(START_MS + 1);
    expect([...(await artwork.find(SHOP, [URL, OTHER])).keys()]).toEqual([URL]);
    await artwork.save(SHOP, OTHER, known(good()));
    await privacy.redactOrders(SHOP, ['gid://shopify/Order/1' as never]);
    expect([...(await artwork.find(SHOP, [URL, OTHER])).keys()]).toEqual([URL]);
    await privacy.redactShop(SHOP);
    expect(await subject.database.models.artwork.count()).toBe(0);
    expect(await subject.database.models.artwork_use.count()).toBe(0);
  });

  test('what was sealed under a key that is gone is looked at anew', async () => {
    await subject.store.artwork.save(SHOP, URL, known(good()));
    const other = await subject.another('other-key');
    expect(await other.store.artwork.find(SHOP, [URL])).toEqual(new Map());
    await other.store.artwork.save(SHOP, URL, known(good()));
    expect(await other.store.artwork.find(SHOP, [URL])).toHaveProperty('size', 1);
  });
}
