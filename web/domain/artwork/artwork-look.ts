import type { ArtworkFacts, ArtworkFault } from './artwork-facts.ts';

/**
 * What is known of an artwork address. `unreachable`: it did not answer, so many times in a row; `not_looked_at`: our
 * own network could not ask.
 */
export type ArtworkLook =
  | { readonly kind: 'good'; readonly facts: ArtworkFacts; readonly expiresAtMs: number | null }
  | { readonly kind: 'faulty'; readonly fault: ArtworkFault }
  | { readonly kind: 'unreachable'; readonly times: number }
  | { readonly kind: 'not_looked_at' };

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** What was found good is taken to be good for so long; asking again costs a short answer where the server helps. */
const GOOD_FOR_MS = 60 * MINUTE_MS;
/** A file that is wrong is mended by a person, who then wants to be believed soon. */
const FAULTY_FOR_MS = 2 * SECOND_MS;
const OWN_NETWORK_FOR_MS = MINUTE_MS;
/** After so many silent times, each later one: as long as the last. */
const SILENT_FOR_MS = [10 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS] as const;

/** A server that did not answer so often does not answer Picanova either, and the merchant is told. */
const SILENT_TIMES = 3;

/**
 * How long a look holds before it is taken again; `isDoubted`: an order was stopped by what was found, and comes again
 * because somebody may have mended it.
 */
export function holdsForMs(look: ArtworkLook, isDoubted: boolean): number {
  switch (look.kind) {
    case 'good':
      return isDoubted ? FAULTY_FOR_MS : GOOD_FOR_MS;
    case 'faulty':
      return FAULTY_FOR_MS;
    case 'not_looked_at':
      return OWN_NETWORK_FOR_MS;
    case 'unreachable':
      return SILENT_FOR_MS[look.times - 1] ?? SILENT_FOR_MS[3];
  }
}

/** Whether nothing can be said yet: it did not answer, and may a moment later. */
export function isUndecided(look: ArtworkLook): boolean {
  return look.kind === 'unreachable' && look.times < SILENT_TIMES;
}
