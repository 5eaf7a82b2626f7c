import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';

/**
 * Sealed columns: AES-256-GCM with a fresh 12-byte nonce. Shop and column are authenticated along, so that a sealed
 * value copied into another shop's row or another column does not open there.
 *
 * Layout: length of key id (1 byte), key id, nonce (12), tag (16), ciphertext. The key id makes rotation possible: the
 * first key seals, every key opens.
 */
export interface Sealer {
  seal(plain: string | Uint8Array, place: SealedPlace): Buffer;
  /** Throws `UnknownKeyError` for a key that is not configured, and when the value was changed or belongs elsewhere. */
  open(sealed: Uint8Array, place: SealedPlace): Buffer;
  /**
   * As `open`, for a row among others: null where that throws, so that one unreadable row does not stop its neighbours.
   */
  tryOpen(sealed: Uint8Array, place: SealedPlace): Buffer | null;
}

export interface SealedPlace {
  readonly shop: string;
  /** `table.column`. */
  readonly column: string;
}

export interface EncryptionKey {
  /** 1 to 16 characters. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** The value was sealed under a key that is no longer configured: put it back into the configuration. */
export class UnknownKeyError extends Error {
  readonly keyId: string;

  constructor(keyId: string, place: SealedPlace) {
    super(`${place.column} is sealed under the encryption key "${keyId}", which is not configured`);
    this.name = 'UnknownKeyError';
    this.keyId = keyId;
  }
}

/** What came of opening one sealed value; `why` is for the log: it names the key, never the value. */
export type Opened =
  | { readonly outcome: 'opened'; readonly plain: Buffer }
  | { readonly outcome: 'unreadable'; readonly why: string };

/** Opens a value whose row is to be set aside by name when it cannot be read. */
export function openOrSay(sealer: Pick<Sealer, 'open'>, sealed: Uint8Array, place: SealedPlace): Opened {
  try {
    return { outcome: 'opened', plain: sealer.open(sealed, place) };
  } catch (error) {
    const why = error instanceof UnknownKeyError ? `its key "${error.keyId}" is not configured` : 'it was changed';
    return { outcome: 'unreadable', why };
  }
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Nonces are cut from one larger draw: each draw is a system call, and sealing a webhook would otherwise spend more on
 * it than on the cipher.
 */
const NONCES_A_DRAW = 512;

function createNonces(): () => Buffer {
  let drawn = Buffer.alloc(0);
  return () => {
    if (drawn.length < NONCE_BYTES) drawn = randomBytes(NONCE_BYTES * NONCES_A_DRAW);
    const nonce = drawn.subarray(0, NONCE_BYTES);
    drawn = drawn.subarray(NONCE_BYTES);
    return nonce;
  };
}

const associated = ({ shop, column }: SealedPlace): Buffer => Buffer.from(`${shop}\n${column}`);

/** `keys`: current first, retired after it. Throws when there is none. */
export function createSealer(keys: readonly EncryptionKey[]): Sealer {
  // Key objects are made once: from raw bytes one is made for every seal, which took four times as long (28 against 7
  // µs for 5 kB).
  const byId = new Map(keys.map(({ id, key }) => [id, createSecretKey(key)]));
  const [current] = keys;
  const currentKey = current === undefined ? undefined : byId.get(current.id);
  if (current === undefined || currentKey === undefined) throw new Error('at least one encryption key is needed');
  const nextNonce = createNonces();
  const prefix = Buffer.concat([Buffer.of(current.id.length), Buffer.from(current.id, 'latin1')]);

  const sealer: Sealer = {
    seal(plain, place) {
      const nonce = nextNonce();
      const cipher = createCipheriv(CIPHER, currentKey, nonce).setAAD(associated(place));
      const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
      cipher.final();
      return Buffer.concat([prefix, nonce, cipher.getAuthTag(), body]);
    },

    open(sealed, place) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const nonceAt = 1 + (bytes[0] ?? 0);
      const keyId = bytes.toString('latin1', 1, nonceAt);
      const key = byId.get(keyId);
      if (key === undefined) throw new UnknownKeyError(keyId, place);
      const tagAt = nonceAt + NONCE_BYTES;
      const bodyAt = tagAt + TAG_BYTES;
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(nonceAt, tagAt), { authTagLength: TAG_BYTES });
      decipher.setAAD(associated(place)).setAuthTag(bytes.subarray(tagAt, bodyAt));
      return Buffer.concat([decipher.update(bytes.subarray(bodyAt)), decipher.final()]);
    },

    tryOpen(sealed, place) {
      try {
        return sealer.open(sealed, place);
      } catch {
        return null;
      }
    },
  };
  return sealer;
}
