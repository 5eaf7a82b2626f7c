import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { isBusy } from './busy.ts';
import { makePrivateFile } from './private-file.ts';

/**
 * One process at a time on one file: what a process knows of lanes and of Shopify's points is its own, and two would
 * only wait for each other's writes. The hold is SQLite's own lock on an empty file beside the database. The system
 * takes it back from a process that ends, however it ends, so a hold never outlives its process.
 */
export type Hold =
  | { readonly outcome: 'held'; readonly release: () => void }
  /** Another process has it. */
  | { readonly outcome: 'taken' };

/** The file of a `file:` URL; null = it is no file that somebody else could open. */
export function fileOf(databaseUrl: string): string | null {
  const file = databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : ':memory:';
  return file === ':memory:' ? null : path.resolve(file);
}

/** Takes the hold on a database file, which need not be there yet. Does not wait. */
export function holdFile(file: string): Hold {
  makePrivateFile(`${file}-lock`);
  const lock = new BetterSqlite3(`${file}-lock`, { timeout: 0 });
  try {
    // Nothing is ever written into it: no journal beside it either.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    return { outcome: 'held', release: () => void lock.close() };
  } catch (error) {
    lock.close();
    if (isBusy(error)) return { outcome: 'taken' };
    throw error;
  }
}
