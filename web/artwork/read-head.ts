import type { ArtworkAnswer } from '../domain/artwork/artwork-facts.ts';
import { shareService } from '../domain/artwork/share-page.ts';
import { LARGEST_ARTWORK_BYTES } from '../domain/artwork/verdict.ts';
import { examine, type Examined } from './examine.ts';
import { connectionFailure, faulty, notLookedAt, type Failure } from './failure.ts';
import type { Meter } from './follow.ts';
import type { OpenedFile } from './open-file.ts';

/** Enough for the size of nineteen files in twenty. */
export const FIRST_BYTES = 32 * 1_024;
/** A JPEG's size stands behind its EXIF data, colour profile and preview. */
export const MOST_BYTES = 1_024 * 1_024;

type Read = Extract<ArtworkAnswer, { outcome: 'read' }>;

export type Head =
  | { readonly outcome: 'seen'; readonly facts: Read['facts']; readonly validator: string | null }
  /** The server was asked for so little that the size is not in it. */
  | { readonly outcome: 'too_little' }
  | Failure;

/** What the server says of the whole file's length. */
function lengthOf({ status, headers }: OpenedFile): number | null {
  const text = status === 206 ? /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1] : headers['content-length'];
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}

const LONGEST_VALIDATOR = 200;

/** What asks again cheaply. */
function validatorOf({ headers }: OpenedFile): string | null {
  const validator = headers.etag ?? headers['last-modified'] ?? null;
  return validator !== null && validator.length <= LONGEST_VALIDATOR ? validator : null;
}

function answerOf(
  examined: Exclude<Examined, { seen: 'too_little' }>,
  file: OpenedFile,
  byteLength: number | null,
): Head {
  switch (examined.seen) {
    case 'picture':
      if (byteLength !== null && byteLength >= LARGEST_ARTWORK_BYTES) return faulty({ kind: 'too_large', byteLength });
      return { outcome: 'seen', facts: { ...examined.picture, byteLength }, validator: validatorOf(file) };
    case 'other': {
      const service = examined.found === 'html' ? shareService(file.url.hostname) : null;
      return faulty(
        service === null
          ? { kind: 'wrong_type', found: examined.found }
          : { kind: 'share_page', service, direct: null },
      );
    }
  }
}

/** What can be said when no more bytes come. */
async function atTheEnd(file: OpenedFile, head: Buffer, askedBytes: number): Promise<Head> {
  const isWhole = file.status !== 206 || head.length >= (lengthOf(file) ?? Number.POSITIVE_INFINITY);
  if (isWhole && head.length === 0) return faulty({ kind: 'empty' });
  const examined = await examine(head);
  if (examined.seen !== 'too_little') return answerOf(examined, file, isWhole ? head.length : lengthOf(file));
  if (isWhole) return faulty({ kind: 'damaged' });
  return askedBytes < MOST_BYTES ? { outcome: 'too_little' } : TOO_LONG;
}

/** Not a fault: there are such files, and Picanova reads them whole. */
const TOO_LONG = notLookedAt('the first megabyte does not tell the size');

/**
 * Reads a body until it tells what the file is, at most as much as was asked for, at most 1 MB. Of a server that knows
 * no ranges, and sends the whole file, no more is read either; whoever opened the connection closes it.
 */
export async function readHead(file: OpenedFile, meter: Meter, askedBytes: number): Promise<Head> {
  const mostBytes = file.status === 206 ? askedBytes : MOST_BYTES;
  let head = Buffer.alloc(0);
  let enough = FIRST_BYTES;
  try {
    for await (const chunk of file.body) {
      meter.bytesRead += chunk.length;
      head = Buffer.concat([head, chunk]);
      if (head.length < enough) continue;
      const examined = await examine(head);
      if (examined.seen !== 'too_little') return answerOf(examined, file, lengthOf(file));
      if (head.length >= mostBytes) return mostBytes < MOST_BYTES ? { outcome: 'too_little' } : TOO_LONG;
      enough = Math.min(head.length * 2, mostBytes);
    }
  } catch (error) {
    return connectionFailure(error);
  }
  return atTheEnd(file, head, askedBytes);
}
