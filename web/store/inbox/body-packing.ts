import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { LARGEST_BODY_BYTES } from '../../domain/webhooks/largest-body.ts';
import type { Opened } from '../sealer.ts';

/**
 * Webhook bodies are packed before they are sealed. JSON shrinks to a fraction, and what the disk has to take is what
 * bounds ingestion: inserting 5 kB took 98 µs, inserting what is left of it 63 µs, and packing it 16 µs. The first byte
 * says how; a body that is too short to gain stays as it is. How much room an unpacked body takes stands before the
 * packed one, so that a backlog can be claimed by it; rows from before do not say it.
 */
const PLAIN = 0;
const DEFLATED_UNTOLD = 1;
const DEFLATED = 2;
const SIZE_BYTES = 4;
const SHORT_BYTES = 1_000;
/** Deflate packs no better than this. */
const BEST_RATIO = 1_032;

/** Small windows and chunks: most of a call's time is setting up its memory. */
const QUICK = { level: 1, windowBits: 12, memLevel: 4, chunkSize: 8_192 };

export function packBody(body: Uint8Array): Buffer {
  if (body.length < SHORT_BYTES) return Buffer.concat([Buffer.of(PLAIN), body]);
  const head = Buffer.alloc(1 + SIZE_BYTES, DEFLATED);
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, deflateRawSync(body, QUICK)]);
}

/** The bytes that `unpackBody` will make at most, known without unpacking. */
export function unpackedBytes(packed: Buffer): number {
  switch (packed[0]) {
    case DEFLATED:
      return packed.length > SIZE_BYTES ? packed.readUInt32BE(1) : 0;
    case DEFLATED_UNTOLD:
      return Math.min(LARGEST_BODY_BYTES, packed.length * BEST_RATIO);
    default:
      return packed.length;
  }
}

/** From here on unpacking and parsing are felt by whoever waits for the event loop: 8 MB of small lists take 0.7 s. */
const LARGE_BYTES = 128 * 1024;

/** To be unpacked and read elsewhere. One that does not say its size, or says too much, is looked at at once. */
export function isLarge(packed: Buffer): boolean {
  const bytes = unpackedBytes(packed);
  return packed[0] === DEFLATED && bytes >= LARGE_BYTES && bytes <= LARGEST_BODY_BYTES;
}

/** Byte for byte what was packed; never more than the door takes, whatever it would unpack to. */
export function unpackBody(packed: Buffer): Opened {
  if (packed[0] === PLAIN) return { outcome: 'opened', plain: packed.subarray(1) };
  const bytes = unpackedBytes(packed);
  if (bytes > LARGEST_BODY_BYTES) return { outcome: 'unreadable', why: 'it unpacks to more than is taken' };
  const content = packed.subarray(packed[0] === DEFLATED ? 1 + SIZE_BYTES : 1);
  try {
    // One chunk for all of it where the size is told; one byte more shows that nothing follows.
    const chunk = packed[0] === DEFLATED ? { chunkSize: Math.max(64, bytes + 1) } : {};
    return { outcome: 'opened', plain: inflateRawSync(content, { maxOutputLength: Math.max(1, bytes), ...chunk }) };
  } catch {
    return { outcome: 'unreadable', why: 'it does not unpack' };
  }
}
