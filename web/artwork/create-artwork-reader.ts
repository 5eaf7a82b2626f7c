import type { ArtworkAnswer } from '../domain/artwork/artwork-facts.ts';
import { linkEndsAtMs, NEEDED_FOR_MS } from '../domain/artwork/link-end.ts';
import type { ArtworkReader } from '../pipeline/ports/artwork.ts';
import type { ArtworkConnection } from './connection.ts';
import { addressFault, type Meter } from './follow.ts';
import { FIRST_BYTES, MOST_BYTES, readHead, type Head } from './read-head.ts';
import { readStatus, type Status } from './status.ts';

type Attempt = Head | Exclude<Status, { outcome: 'file' }>;

interface Look {
  readonly url: string;
  readonly validator: string | null;
  readonly nowMs: number;
  readonly meter: Meter;
}

function rangeHeader(bytes: number | null): Readonly<Record<string, string>> {
  return bytes === null ? {} : { range: `bytes=0-${bytes - 1}` };
}

function conditionHeader(validator: string | null): Readonly<Record<string, string>> {
  if (validator === null) return {};
  return /^(?:W\/)?"/.test(validator) ? { 'if-none-match': validator } : { 'if-modified-since': validator };
}

/** Looks at the beginning of artwork files, as a stranger would fetch them (product §6 "Artwork"). */
export function createArtworkReader({ follow, totalMs }: ArtworkConnection): ArtworkReader {
  /** One request and its redirects. `bytes`: null = the file without a range. */
  async function attempt({ url, validator, nowMs, meter }: Look, bytes: number | null): Promise<Attempt> {
    const file = await follow(url, { ...rangeHeader(bytes), ...conditionHeader(validator) }, meter);
    if (file.outcome !== 'opened') return file;
    try {
      const status = readStatus(file, { part: bytes !== null, validator: validator !== null, nowMs });
      return status.outcome === 'file' ? await readHead(file, meter, bytes ?? MOST_BYTES) : status;
    } finally {
      file.close();
    }
  }

  /** A part that is long enough for most, a longer one for the others, and no part where the server gives none. */
  async function read(look: Look): Promise<Exclude<Attempt, { outcome: 'no_ranges' | 'too_little' }>> {
    let bytes: number | null = FIRST_BYTES;
    for (;;) {
      const answer: Attempt = await attempt(look, bytes);
      if (answer.outcome === 'no_ranges') bytes = null;
      else if (answer.outcome === 'too_little') bytes = MOST_BYTES;
      else return answer;
    }
  }

  return {
    look: async (url, { validator, nowMs }): Promise<ArtworkAnswer> => {
      const fault = addressFault(url);
      if (fault !== null) return { outcome: 'faulty', fault, bytesRead: 0 };
      const expiresAtMs = linkEndsAtMs(new URL(url));
      if (expiresAtMs !== null && expiresAtMs < nowMs + NEEDED_FOR_MS) {
        return { outcome: 'faulty', fault: { kind: 'expires', atMs: expiresAtMs }, bytesRead: 0 };
      }
      const meter: Meter = { bytesRead: 0, leftMs: totalMs };
      const answer = await read({ url, validator, nowMs, meter });
      const { bytesRead } = meter;
      switch (answer.outcome) {
        case 'seen':
          return { outcome: 'read', facts: answer.facts, validator: answer.validator, expiresAtMs, bytesRead };
        case 'unchanged':
        case 'faulty':
          return { ...answer, bytesRead };
        case 'unreachable':
        case 'not_looked_at':
          return answer;
      }
    },
  };
}
