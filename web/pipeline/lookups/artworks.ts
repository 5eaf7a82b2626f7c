import { setTimeout as wait } from 'node:timers/promises';
import type { ArtworkAnswer } from '../../domain/artwork/artwork-facts.ts';
import { holdsForMs, type ArtworkLook } from '../../domain/artwork/artwork-look.ts';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { KnownLooks } from '../../domain/planning/artwork-check.ts';
import { artworkUrlProblem } from '../../domain/print-fields/artwork-url.ts';
import type { ArtworkReader, ArtworkStore, Clock, KnownArtwork } from '../ports/index.ts';

/**
 * What is known of artwork, from the store or by a look outside. A look goes on when nobody waits for it any more, and
 * its answer is there for whoever asks next; one address of one shop is never looked at twice at the same time.
 */
export interface Artworks {
  /**
   * Of addresses whose last look still holds, that; of the others a look now, waited for a moment. `isDoubted`: what
   * was found stopped an order, and may have been mended.
   */
  lookAt(shop: ShopDomain, urls: readonly string[], isDoubted: boolean): Promise<KnownLooks | null>;
  /** What the last looks found, however long ago; nobody outside is asked. Null = artwork is not looked at. */
  known(shop: ShopDomain, urls: readonly string[]): Promise<KnownLooks | null>;
  /** A look now, whatever is known. Null = artwork is not looked at. */
  look(shop: ShopDomain, url: string): Promise<ArtworkLook | null>;
}

export interface ArtworksPorts {
  /** null = this server does not look at artwork. */
  readonly reader: ArtworkReader | null;
  readonly store: Pick<ArtworkStore, 'find' | 'save'>;
  readonly clock: Clock;
  /** How long whoever asks waits. */
  readonly patienceMs: number;
}

interface Asked {
  readonly shop: ShopDomain;
  readonly url: string;
  /** null = never looked at. */
  readonly before: KnownArtwork | null;
}

function lookOf(answer: ArtworkAnswer, before: ArtworkLook | null): ArtworkLook {
  switch (answer.outcome) {
    case 'read':
      return { kind: 'good', facts: answer.facts, expiresAtMs: answer.expiresAtMs };
    case 'unchanged':
      return before ?? { kind: 'not_looked_at' };
    case 'faulty':
      return { kind: 'faulty', fault: answer.fault };
    case 'unreachable':
      return { kind: 'unreachable', times: (before?.kind === 'unreachable' ? before.times : 0) + 1 };
    case 'not_looked_at':
      // What was good before our own network failed is taken to be good still.
      return before?.kind === 'good' ? before : { kind: 'not_looked_at' };
  }
}

/** Makes the lookup of one process. */
export function createArtworks({ reader, store, clock, patienceMs }: ArtworksPorts): Artworks {
  const underWay = new Map<string, Promise<ArtworkLook>>();

  async function ask(read: ArtworkReader, { shop, url, before }: Asked): Promise<ArtworkLook> {
    // The validator of a file that was not good says nothing: it is read again.
    const validator = before?.look.kind === 'good' ? before.validator : null;
    const answer = await read.look(url, { validator, nowMs: clock.now() });
    const look = lookOf(answer, before?.look ?? null);
    if (answer.outcome === 'not_looked_at') return look;
    const kept = answer.outcome === 'read' ? answer.validator : validator;
    await store.save(shop, url, { look, validator: kept, lookedAtMs: clock.now() });
    return look;
  }

  function askOnce(read: ArtworkReader, asked: Asked): Promise<ArtworkLook> {
    const key = `${asked.shop} ${asked.url}`;
    const already = underWay.get(key);
    if (already !== undefined) return already;
    const answer = ask(read, asked).finally(() => underWay.delete(key));
    underWay.set(key, answer);
    return answer;
  }

  /** Settles with what is there by then; a look that fails in itself throws. */
  async function inTime(looks: readonly Promise<ArtworkLook | null>[]): Promise<readonly (ArtworkLook | null)[]> {
    const patience = new AbortController();
    const late = wait(patienceMs, null, { signal: patience.signal }).catch(() => null);
    try {
      return await Promise.all(looks.map((look) => Promise.race([look, late])));
    } finally {
      patience.abort();
      // Whoever comes too late to be waited for is not to end the process either.
      for (const look of looks) look.catch(() => null);
    }
  }

  return {
    async lookAt(shop, urls, isDoubted) {
      if (reader === null) return null;
      const usable = urls.filter((url) => artworkUrlProblem(url) === null);
      const known = await store.find(shop, usable);
      const nowMs = clock.now();
      const holds = ({ look, lookedAtMs }: KnownArtwork): boolean => nowMs - lookedAtMs < holdsForMs(look, isDoubted);
      const old = usable.filter((url) => {
        const one = known.get(url);
        return one === undefined || !holds(one);
      });
      const looked = await inTime(old.map((url) => askOnce(reader, { shop, url, before: known.get(url) ?? null })));
      const found = new Map(usable.map((url) => [url, known.get(url)?.look]));
      old.forEach((url, at) => found.set(url, looked[at] ?? undefined));
      return (url) => found.get(url);
    },

    async known(shop, urls) {
      if (reader === null) return null;
      const found = await store.find(shop, urls);
      return (url) => found.get(url)?.look;
    },

    async look(shop, url) {
      if (reader === null) return null;
      const known = await store.find(shop, [url]);
      return askOnce(reader, { shop, url, before: known.get(url) ?? null });
    },
  };
}
