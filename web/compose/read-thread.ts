import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Readable, ReadEntry } from '../pipeline/steps/route/read-entry.ts';

/** The source when run from the sources, the built file when built. */
const WORKER = new URL(`./read-worker${path.extname(import.meta.url)}`, import.meta.url);

/**
 * 8 MB of objects as orders have them take 40 MB, the dearest that `parseObject` takes 70. V8's own flags go before
 * these limits: with those of `npm start` it is the number of values that bounds a thread.
 */
const LIMITS = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 96 };

function plainOf({ source, shop, topic, connectionId, triggeredAtMs, receivedAtMs, body }: Readable): Readable {
  return { source, shop, topic, connectionId, triggeredAtMs, receivedAtMs, body };
}

/** What the thread answers; rejects when it ends instead. */
function answerOf(thread: Worker): Promise<ReadEntry> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadEntry>();
  // Node's watch mode says things of its own on the same port.
  thread.on('message', (message: ReadEntry | Record<string, unknown>) => {
    if ('outcome' in message) resolve(message as ReadEntry);
  });
  thread.on('error', reject);
  thread.on('exit', (code) => reject(new Error(`the reading thread ended: exit code ${code}`)));
  return promise;
}

async function read(entry: Readable): Promise<ReadEntry> {
  const thread = new Worker(WORKER, { workerData: plainOf(entry), resourceLimits: LIMITS });
  try {
    return await answerOf(thread);
  } finally {
    await thread.terminate();
  }
}

/**
 * Unpacks and reads large webhooks, each on a thread of its own, one after another: parsing one holds nobody up, its
 * memory goes with its thread at once (50 ms a thread; kept for several, it held 90 MB of garbage instead of 45), and
 * one that takes more memory than there is ends the thread and not the process, and rejects.
 */
export function createReadThread(): (entry: Readable) => Promise<ReadEntry> {
  let last: Promise<unknown> = Promise.resolve();

  return (entry) => {
    const reading = last.then(() => read(entry));
    last = reading.catch(() => undefined);
    return reading;
  };
}
