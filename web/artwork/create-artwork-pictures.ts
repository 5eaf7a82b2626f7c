import { LARGEST_ARTWORK_BYTES } from '../domain/artwork/verdict.ts';
import type { ArtworkPicture, ArtworkPictures } from '../pipeline/ports/artwork-picture.ts';
import type { ArtworkConnection } from './connection.ts';
import { examine } from './examine.ts';
import { addressFault } from './follow.ts';
import type { OpenedFile } from './open-file.ts';
import { pictureLibrary } from './picture-library.ts';

/** The longer side of a small picture: twice what pages show, for screens with two pixels for one. */
const SIDE_PX = 480;
/** Of a print of 1 × 1.5 m at 200 dpi. The largest of them takes some 300 MB while it is made smaller. */
const MOST_PIXELS = 100_000_000;
const MAKE_WITHIN_S = 20;
const FETCH_WITHIN_MS = 20_000;
/** Who waits longer than these is told that there is no picture, and may ask again. */
const MOST_WAITING = 8;

/** The whole file, if it is not too large to be printed. Its own words count for nothing: what comes is counted. */
async function bytesOf(file: OpenedFile): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of file.body) {
      length += chunk.length;
      if (length >= LARGEST_ARTWORK_BYTES) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks);
}

async function smaller(bytes: Buffer): Promise<ArtworkPicture | null> {
  const examined = await examine(bytes);
  if (examined.seen !== 'picture') return null;
  const options = { failOn: 'error', limitInputPixels: MOST_PIXELS, sequentialRead: true } as const;
  const sharp = await pictureLibrary();
  const image = await sharp(bytes, options)
    .autoOrient()
    .resize(SIDE_PX, SIDE_PX, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .webp({ quality: 80 })
    .timeout({ seconds: MAKE_WITHIN_S })
    .toBuffer()
    .catch(() => null);
  return image === null ? null : { facts: { ...examined.picture, byteLength: bytes.length }, image };
}

/**
 * Makes small pictures of artwork, one at a time in a process: a file of 40 MB and what it is while it is decoded are
 * in memory once. Resolves always.
 */
export function createArtworkPictures({ follow }: Pick<ArtworkConnection, 'follow'>): ArtworkPictures {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function fetched(url: string): Promise<Buffer | null> {
    const file = await follow(url, {}, { bytesRead: 0, leftMs: FETCH_WITHIN_MS });
    if (file.outcome !== 'opened') return null;
    try {
      return file.status === 200 ? await bytesOf(file) : null;
    } finally {
      file.close();
    }
  }

  async function made(url: string): Promise<ArtworkPicture | null> {
    const bytes = await fetched(url);
    return bytes === null ? null : smaller(bytes);
  }

  return {
    make: (url) => {
      if (waiting >= MOST_WAITING || addressFault(url) !== null) return Promise.resolve(null);
      waiting += 1;
      const mine = last.then(() => made(url));
      const ended = (): void => {
        waiting -= 1;
      };
      last = mine.then(ended, ended);
      return mine;
    },
  };
}
