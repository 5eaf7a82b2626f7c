import { parentPort, workerData } from 'node:worker_threads';
import { readEntry, UNREADABLE, type Readable } from '../pipeline/steps/route/read-entry.ts';
import { unpackBody } from '../store/inbox/body-packing.ts';

/** The thread behind `read-thread.ts`: unpacks and reads one large webhook. */
const entry = workerData as Readable;
const { buffer, byteOffset, byteLength } = entry.body;
const unpacked = unpackBody(Buffer.from(buffer, byteOffset, byteLength));
parentPort?.postMessage(unpacked.outcome === 'opened' ? readEntry({ ...entry, body: unpacked.plain }) : UNREADABLE);
