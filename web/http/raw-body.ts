import type { IncomingMessage } from 'node:http';
import { LARGEST_BODY_BYTES } from '../domain/webhooks/largest-body.ts';
import type { Deadlines } from './deadlines.ts';

/**
 * Bodies of senders that nobody knows yet: a signature is over all of its bytes, so they are held before it is checked.
 * All of them together may take so much memory, and each so much time.
 */

export interface BodyLimits {
  /** Of all bodies that are held at once. */
  readonly budgetBytes: number;
  /** From the first to the last byte of one body. */
  readonly patienceMs: number;
  readonly deadlines: Deadlines;
}

export type RawBody =
  /** Counts against the budget until it is let go. */
  | { readonly outcome: 'read'; readonly body: Buffer; readonly letGo: () => void }
  | { readonly outcome: 'too_large' }
  | { readonly outcome: 'too_slow' }
  /** Others needed the memory, and this was the largest that was still coming. */
  | { readonly outcome: 'no_room' };

interface Reading {
  heldBytes: number;
  /** Null = it is there already. */
  giveUp: (() => void) | null;
}

/** What arrives byte by byte is copied together: in pieces, each byte would cost a hundred. */
function grown(held: Buffer, bytes: { readonly needed: number; readonly declared: number }): Buffer {
  const larger = Buffer.allocUnsafeSlow(Math.max(bytes.needed, Math.min(bytes.declared, held.length * 2)));
  held.copy(larger);
  return larger;
}

/** What all readings hold together. Where there is no more room, the largest that is still coming makes some. */
function createBudget(budgetBytes: number) {
  const readings = new Set<Reading>();
  let heldBytes = 0;

  function largestComing(): Reading | null {
    let largest: Reading | null = null;
    for (const reading of readings)
      if (reading.giveUp !== null && reading.heldBytes > (largest?.heldBytes ?? 0)) largest = reading;
    return largest;
  }

  function letGo(reading: Reading): void {
    if (readings.delete(reading)) heldBytes -= reading.heldBytes;
  }

  return {
    letGo,
    hold(reading: Reading, bytes: number): void {
      readings.add(reading);
      heldBytes += bytes - reading.heldBytes;
      reading.heldBytes = bytes;
      const isOver = (): boolean => heldBytes > budgetBytes;
      if (!isOver()) return;
      for (let largest = largestComing(); isOver() && largest !== null; largest = largestComing()) largest.giveUp?.();
    },
  };
}

/**
 * Makes the reader of bodies: as they came, byte for byte. Rejects when the sender cuts the connection. What is not
 * read to its end is thrown away as it comes, so that the sender gets to read the answer.
 */
export function createBodyReader({
  budgetBytes,
  patienceMs,
  deadlines,
}: BodyLimits): (request: IncomingMessage) => Promise<RawBody> {
  const budget = createBudget(budgetBytes);

  return (request) =>
    new Promise((resolve, reject) => {
      const declared = Number(request.headers['content-length'] ?? LARGEST_BODY_BYTES);
      if (declared > LARGEST_BODY_BYTES) {
        request.resume();
        resolve({ outcome: 'too_large' });
        return;
      }
      let held: Buffer = Buffer.alloc(0);
      let size = 0;
      const reading: Reading = { heldBytes: 0, giveUp: () => refuse('no_room') };
      const isInTime = deadlines.within(patienceMs, () => refuse('too_slow'));

      function take(chunk: Buffer): void {
        const wanted = size + chunk.length;
        if (wanted > LARGEST_BODY_BYTES) return refuse('too_large');
        if (size === 0) held = chunk;
        else {
          if (wanted > held.length) held = grown(held, { needed: wanted, declared });
          chunk.copy(held, size);
        }
        size = wanted;
        budget.hold(reading, held.length);
      }

      function stop(): void {
        isInTime();
        reading.giveUp = null;
        request.off('data', take);
      }

      function refuse(outcome: 'too_large' | 'too_slow' | 'no_room'): void {
        stop();
        held = Buffer.alloc(0);
        budget.letGo(reading);
        request.resume();
        resolve({ outcome });
      }

      function fail(error: Error): void {
        stop();
        budget.letGo(reading);
        reject(error);
      }

      request.on('data', take);
      request.on('end', () => {
        stop();
        resolve({ outcome: 'read', body: held.subarray(0, size), letGo: () => budget.letGo(reading) });
      });
      request.on('error', fail);
      request.on('aborted', () => fail(new Error('the sender cut the connection')));
    });
}
