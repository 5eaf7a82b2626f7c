import type { SealedPlace, Sealer } from './sealer.ts';

/**
 * JSON in a sealed column. A column that was text before holds that text until the chore has sealed it; the two are
 * told apart by the first byte: of a sealed value it is the length of the key id, 16 at most, of JSON a bracket.
 */
const LONGEST_KEY_ID = 16;

/** Whether the column still holds text. */
export const isPlainJson = (bytes: Uint8Array): boolean => (bytes[0] ?? 0) > LONGEST_KEY_ID;

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');

export function sealJson(sealer: Sealer, value: unknown, place: SealedPlace): Buffer {
  return sealer.seal(JSON.stringify(value), place);
}

function openJson(sealer: Sealer, bytes: Uint8Array, place: SealedPlace): unknown {
  return JSON.parse(isPlainJson(bytes) ? textOf(bytes) : textOf(sealer.open(bytes, place)));
}

/** The value, or null when it cannot be read: its key is gone, it was changed, or it is no JSON. */
export function tryOpenJson(sealer: Sealer, bytes: Uint8Array, place: SealedPlace): unknown {
  try {
    return openJson(sealer, bytes, place);
  } catch {
    return null;
  }
}
