import { setTimeout as wait } from 'node:timers/promises';
import { fileOf, holdFile, type Hold } from './sqlite/hold-file.ts';

/** A process that is stopping gives its file back when its last work is committed; one that is killed, at once. */
const PATIENCE_MS = 3_000;
const PAUSE_MS = 50;

/** A hold that nobody knows of any more would be given back with the next collection of garbage. */
const holds: Hold[] = [];

/**
 * Makes this the one process on its SQLite file for as long as it lives; false = another one is. PostgreSQL, and a
 * database in memory, are held by nobody.
 */
export async function holdDatabase(databaseUrl: string): Promise<boolean> {
  const file = fileOf(databaseUrl);
  if (file === null) return true;
  for (const untilMs = performance.now() + PATIENCE_MS; ; await wait(PAUSE_MS)) {
    const hold = holdFile(file);
    if (hold.outcome === 'held') return holds.push(hold) > 0;
    if (performance.now() >= untilMs) return false;
  }
}
