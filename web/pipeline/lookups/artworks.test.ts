import { describe, expect, it } from 'vitest';
import { SHOP } from '../../../test/fixtures/domain.ts';
import type { ArtworkAnswer } from '../../domain/artwork/artwork-facts.ts';
import type { ArtworkLook } from '../../domain/artwork/artwork-look.ts';
import type { KnownArtwork } from '../ports/index.ts';
import { createArtworks } from './artworks.ts';

const URL = 'https://files.example.com/art.jpg';
const OTHER = 'https://files.example.com/other.jpg';
const FACTS = { format: 'jpeg', widthPx: 9, heightPx: 9, colours: 'rgb', bitDepth: 8, byteLength: 99 } as const;
const READ: ArtworkAnswer = { outcome: 'read', facts: FACTS, validator: '"v1"', expiresAtMs: null, bytesRead: 9 };
const GOOD: ArtworkLook = { kind: 'good', facts: FACTS, expiresAtMs: null };
const SILENCE: ArtworkAnswer = { outcome: 'unreachable', reason: 'timeout', retryAfterMs: null };

/** Reader and store in memory; `known` is what was found before, at time 0. */
function scene(answers: Readonly<Record<string, ArtworkAnswer | Promise<ArtworkAnswer>>>, known?: ArtworkLook) {
  const clock = { nowMs: 0, now: () => clock.nowMs };
  const rows = new Map<string, KnownArtwork>();
  if (known !== undefined) rows.set(URL, { look: known, validator: '"v0"', lookedAtMs: 0 });
  const asked: unknown[] = [];
  const artworks = createArtworks({
    reader: {
      look: async (url, { validator }) => {
        asked.push([url, validator]);
        return answers[url] ?? { outcome: 'not_looked_at', reason: 'no resolver' };
      },
    },
    store: {
      find: async (_shop, urls) => new Map([...rows].filter(([url]) => urls.includes(url))),
      save: async (_shop, url, found) => {
        rows.set(url, found);
      },
    },
    clock,
    patienceMs: 20,
  });
  return { artworks, clock, rows, asked };
}

describe('artwork', () => {
  it('is looked at once, and what was found holds', async () => {
    const { artworks, clock, asked, rows } = scene({ [URL]: READ });
    const looks = await artworks.lookAt(SHOP, [URL, 'not a link'], false);
    expect([looks?.(URL), looks?.('not a link'), looks?.(OTHER)]).toEqual([GOOD, undefined, undefined]);
    expect(rows.get(URL)).toEqual({ look: GOOD, validator: '"v1"', lookedAtMs: 0 });
    clock.nowMs = 3_599_999;
    expect((await artworks.lookAt(SHOP, [URL], false))?.(URL)).toEqual(GOOD);
    expect(asked).toEqual([[URL, null]]);
    clock.nowMs = 3_600_000;
    await artworks.lookAt(SHOP, [URL], false);
    expect(asked).toEqual([
      [URL, null],
      [URL, '"v1"'],
    ]);
  });

  it('is looked at anew for an order that it stopped', async () => {
    const { artworks, clock, asked } = scene({ [URL]: READ }, GOOD);
    clock.nowMs = 2_000;
    await artworks.lookAt(SHOP, [URL], true);
    expect(asked).toEqual([[URL, '"v0"']]);
  });

  it('is what it was when its server says that nothing has changed', async () => {
    const { artworks, clock, rows } = scene({ [URL]: { outcome: 'unchanged', bytesRead: 0 } }, GOOD);
    clock.nowMs = 7_200_000;
    expect((await artworks.lookAt(SHOP, [URL], false))?.(URL)).toEqual(GOOD);
    expect(rows.get(URL)).toEqual({ look: GOOD, validator: '"v0"', lookedAtMs: 7_200_000 });
  });

  it('is read anew when it was wrong, whatever its server would say of changes', async () => {
    const { artworks, clock, asked } = scene({ [URL]: READ }, { kind: 'faulty', fault: { kind: 'damaged' } });
    clock.nowMs = 60_000;
    expect((await artworks.lookAt(SHOP, [URL], false))?.(URL)).toEqual(GOOD);
    expect(asked).toEqual([[URL, null]]);
    const unasked = scene({ [URL]: { outcome: 'unchanged', bytesRead: 0 } });
    expect((await unasked.artworks.lookAt(SHOP, [URL], false))?.(URL)).toEqual({ kind: 'not_looked_at' });
  });

  it('counts how often its server was silent in a row', async () => {
    const { artworks, clock, rows } = scene({ [URL]: SILENCE }, GOOD);
    for (const nowMs of [4_000_000, 4_010_000, 4_070_000]) {
      clock.nowMs = nowMs;
      await artworks.lookAt(SHOP, [URL], false);
    }
    expect(rows.get(URL)?.look).toEqual({ kind: 'unreachable', times: 3 });
  });

  it('is wrong when it is', async () => {
    const { artworks } = scene({ [URL]: { outcome: 'faulty', fault: { kind: 'empty' }, bytesRead: 0 } });
    expect((await artworks.lookAt(SHOP, [URL], false))?.(URL)).toEqual({ kind: 'faulty', fault: { kind: 'empty' } });
  });

  it('is taken to be as good as it was while our own network is away, and nothing of that is remembered', async () => {
    const known = scene({}, GOOD);
    known.clock.nowMs = 7_200_000;
    expect((await known.artworks.lookAt(SHOP, [URL], false))?.(URL)).toEqual(GOOD);
    expect(known.rows.get(URL)?.lookedAtMs).toBe(0);
    const unknown = scene({});
    expect((await unknown.artworks.lookAt(SHOP, [URL], false))?.(URL)).toEqual({ kind: 'not_looked_at' });
    expect(unknown.rows.size).toBe(0);
    expect(await unknown.artworks.look(SHOP, URL)).toEqual({ kind: 'not_looked_at' });
  });
});

describe('a slow server', () => {
  it('is waited for a moment; its answer is there for whoever asks next, and nobody asks twice meanwhile', async () => {
    const slow = Promise.withResolvers<ArtworkAnswer>();
    const { artworks, asked } = scene({ [URL]: slow.promise, [OTHER]: READ });
    const looks = await artworks.lookAt(SHOP, [URL, OTHER], false);
    expect([looks?.(URL), looks?.(OTHER)]).toEqual([undefined, GOOD]);
    expect((await artworks.lookAt(SHOP, [URL], false))?.(URL)).toBeUndefined();
    const joined = artworks.look(SHOP, URL);
    slow.resolve(READ);
    expect(await joined).toEqual(GOOD);
    expect((await artworks.lookAt(SHOP, [URL], false))?.(URL)).toEqual(GOOD);
    expect(asked.filter((one) => JSON.stringify(one).includes(URL))).toHaveLength(1);
  });

  it('that breaks something here is a bug, and throws for whoever waits', async () => {
    const { artworks } = scene({ [URL]: Promise.reject(new Error('bug')) });
    await expect(artworks.lookAt(SHOP, [URL], false)).rejects.toThrow('bug');
  });

  it('that breaks something when nobody waits any more does not end the process', async () => {
    const slow = Promise.withResolvers<ArtworkAnswer>();
    const { artworks } = scene({ [URL]: slow.promise });
    expect((await artworks.lookAt(SHOP, [URL], false))?.(URL)).toBeUndefined();
    const joined = artworks.look(SHOP, URL);
    slow.reject(new Error('bug'));
    await expect(joined).rejects.toThrow('bug');
  });
});

describe('what is known', () => {
  it('is told without asking anybody', async () => {
    const { artworks, clock, asked } = scene({}, GOOD);
    clock.nowMs = 86_400_000;
    const looks = await artworks.known(SHOP, [URL, OTHER]);
    expect([looks?.(URL), looks?.(OTHER)]).toEqual([GOOD, undefined]);
    expect(asked).toEqual([]);
  });

  it('is nothing on a server that does not look at artwork', async () => {
    const artworks = createArtworks({
      reader: null,
      store: { find: async () => new Map(), save: async () => undefined },
      clock: { now: () => 0 },
      patienceMs: 20,
    });
    expect([await artworks.known(SHOP, [URL]), await artworks.lookAt(SHOP, [URL], false)]).toEqual([null, null]);
    expect(await artworks.look(SHOP, URL)).toBeNull();
  });
});
