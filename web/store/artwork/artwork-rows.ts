import { createHash } from 'node:crypto';
import { isUndecided, type ArtworkLook } from '../../domain/artwork/artwork-look.ts';
import type { Plain } from '../database.ts';
import type { artwork } from '../generated/sqlite/client.ts';
import { sealJson, tryOpenJson } from '../sealed-json.ts';
import type { Sealer } from '../sealer.ts';

export type ArtworkState = 'unseen' | 'good' | 'broken' | 'undecided';

/** What is sealed of an artwork address. */
export interface ArtworkContent {
  readonly url: string;
  /** null = never looked at. */
  readonly look: ArtworkLook | null;
  readonly validator: string | null;
}

const COLUMN = 'artwork.content';

/** What an address is found by: the address itself is only in the sealed column. */
export function digestOf(url: string): string {
  return createHash('sha256').update(url).digest('hex');
}

export function sealContent(sealer: Sealer, shop: string, content: ArtworkContent): Buffer {
  return sealJson(sealer, content, { shop, column: COLUMN });
}

/** null = its key is gone: nothing is known of it. */
export function contentOf(sealer: Sealer, row: Pick<Plain<artwork>, 'shop' | 'content'>): ArtworkContent | null {
  return tryOpenJson(sealer, row.content, { shop: row.shop, column: COLUMN }) as ArtworkContent | null;
}

export function stateOf(look: ArtworkLook): Exclude<ArtworkState, 'unseen'> {
  switch (look.kind) {
    case 'good':
      return 'good';
    case 'faulty':
      return 'broken';
    case 'unreachable':
      return isUndecided(look) ? 'undecided' : 'broken';
    case 'not_looked_at':
      return 'undecided';
  }
}

/** How often it was silent does not make it another thing. */
function findingOf(look: ArtworkLook): string {
  return look.kind === 'unreachable' ? look.kind : JSON.stringify(look);
}

export function isSameFinding(one: ArtworkLook, other: ArtworkLook): boolean {
  return findingOf(one) === findingOf(other);
}
