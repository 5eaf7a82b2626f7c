import type { Metadata } from 'sharp';
import type { ArtworkFacts } from '../domain/artwork/artwork-facts.ts';
import { pictureLibrary } from './picture-library.ts';

/** What the bytes of a file's beginning say. */
export type Examined =
  | { readonly seen: 'picture'; readonly picture: Omit<ArtworkFacts, 'byteLength'> }
  /** `found`: see `ArtworkFault`. */
  | { readonly seen: 'other'; readonly found: string | null }
  /** A JPEG or PNG that does not tell its size in these bytes. */
  | { readonly seen: 'too_little' };

const PICTURES: ReadonlyMap<string, ArtworkFacts['format']> = new Map([
  ['jpg', 'jpeg'],
  ['png', 'png'],
  // An animated one is a PNG to whoever does not know better: its first picture.
  ['apng', 'png'],
]);

/** Short names that people know, where the library has others. */
const USUAL_NAMES: ReadonlyMap<string, string> = new Map([['tif', 'tiff']]);

/** As much of a text as tells what it is: pages begin with comments and declarations. */
const TEXT_BYTES = 2_000;

/** Formats that are text have no magic bytes. */
function textKind(head: Buffer): string | null {
  const text = head
    .subarray(0, TEXT_BYTES)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
    .toLowerCase();
  if (/^(?:<!doctype html|<html|<head|<body|<script)/.test(text)) return 'html';
  if (!text.startsWith('<')) return /^[{[]\s*"/.test(text) ? 'json' : null;
  if (/<svg[\s>]/.test(text)) return 'svg';
  return /<html[\s>]/.test(text) ? 'html' : 'xml';
}

function coloursOf({ space, channels }: Metadata): ArtworkFacts['colours'] {
  if (space === 'cmyk') return 'cmyk';
  return channels <= 2 ? 'grey' : 'rgb';
}

/**
 * Reads a file's beginning by its bytes alone: what the server calls it does not matter, Picanova looks at the file.
 * Never decodes a picture.
 */
export async function examine(head: Buffer): Promise<Examined> {
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(head);
  const name = type?.ext ?? null;
  const format = name === null ? undefined : PICTURES.get(name);
  if (format === undefined) {
    const isText = name === null || name === 'xml';
    return { seen: 'other', found: isText ? textKind(head) : (USUAL_NAMES.get(name) ?? name) };
  }
  const sharp = await pictureLibrary();
  try {
    const read = await sharp(head, { failOn: 'none', limitInputPixels: false }).metadata();
    const { width: widthPx, height: heightPx } = read.autoOrient;
    const bitDepth = read.depth === 'ushort' ? 16 : 8;
    return { seen: 'picture', picture: { format, widthPx, heightPx, colours: coloursOf(read), bitDepth } };
  } catch {
    return { seen: 'too_little' };
  }
}
