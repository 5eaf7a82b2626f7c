import { parentPort, workerData } from 'node:worker_threads';
import BetterSqlite3 from 'better-sqlite3';
import type { NewRows } from '../database.ts';

/**
 * The thread behind `insert-thread.ts`: a connection of its own that does nothing but insert. Whoever asks holds the
 * process's lock until the answer, so this connection and the other never write at once.
 */
const { file, pragmas, busyTimeoutMs } = workerData as {
  file: string;
  pragmas: readonly string[];
  busyTimeoutMs: number;
};
const handle = new BetterSqlite3(file, { timeout: busyTimeoutMs });
for (const pragma of pragmas) handle.pragma(pragma);
const prepared = new Map<string, BetterSqlite3.Statement<unknown[]>>();

function insertOne({ table, columns }: NewRows): BetterSqlite3.Statement<unknown[]> {
  const places = columns.map(() => '?').join(', ');
  const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places}) ON CONFLICT DO NOTHING`;
  const statement = prepared.get(text) ?? handle.prepare<unknown[]>(text);
  prepared.set(text, statement);
  return statement;
}

/** Bytes arrive as plain arrays; the library takes Buffers. */
function bindable(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

const insertAll = handle.transaction((insert: NewRows): readonly boolean[] => {
  const statement = insertOne(insert);
  return insert.rows.map((values) => statement.run(...values.map(bindable)).changes === 1);
});

parentPort?.on('message', (insert: NewRows) => {
  try {
    parentPort?.postMessage({ stored: insertAll.immediate(insert) });
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error), code });
  }
});
