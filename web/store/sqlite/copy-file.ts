import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { holdFile } from './hold-file.ts';
import { makePrivateFile, makePrivateFolder, tightenDatabase } from './private-file.ts';

/** What came of a copy; every refusal leaves both files as they were. */
export type Copied =
  | { readonly outcome: 'copied'; readonly bytes: number; readonly replaced: string | null }
  /** Where from there is nothing. */
  | { readonly outcome: 'missing' }
  /** Where to there is something already. */
  | { readonly outcome: 'exists' }
  /** A process works on the database. */
  | { readonly outcome: 'in_use' }
  /** Not a database of this app, or not a whole one. */
  | { readonly outcome: 'damaged'; readonly reason: string };

const ALL_PAGES = 0x7fff_ffff;

/** null = whole, and of this app. */
function damageOf(file: string): string | null {
  let handle: BetterSqlite3.Database | null = null;
  try {
    handle = new BetterSqlite3(file, { fileMustExist: true });
    const verdict = handle.pragma('integrity_check', { simple: true });
    if (verdict !== 'ok') return String(verdict);
    const ledger = handle.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get();
    return ledger === undefined ? 'it has no tables of this app' : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    handle?.close();
  }
}

/** A copy of one moment, whatever is written meanwhile; it is one file, without a log beside it. */
async function snapshot(from: string, to: string): Promise<void> {
  const handle = new BetterSqlite3(from, { fileMustExist: true });
  makePrivateFile(to);
  try {
    // In one go: a copy in parts begins anew with every write of another process.
    await handle.backup(to, { progress: () => ALL_PAGES });
  } finally {
    handle.close();
  }
  const copy = new BetterSqlite3(to);
  copy.pragma('journal_mode = DELETE');
  copy.close();
}

function sizeOf(file: string): number {
  const handle = new BetterSqlite3(file, { readonly: true });
  const bytes =
    Number(handle.pragma('page_count', { simple: true })) * Number(handle.pragma('page_size', { simple: true }));
  handle.close();
  return bytes;
}

/** Makes a checked copy under a passing name beside `to`, which `finish` gives its own name. */
async function copyChecked(from: string, to: string, finish: (copy: string) => Copied): Promise<Copied> {
  const copy = `${to}.${process.pid}.partial`;
  makePrivateFolder(path.dirname(to));
  try {
    await snapshot(from, copy);
    const reason = damageOf(copy);
    return reason === null ? finish(copy) : { outcome: 'damaged', reason };
  } finally {
    rmSync(copy, { force: true });
  }
}

/** Copies the database while processes work on it. */
export async function backUpFile(database: string, to: string): Promise<Copied> {
  if (!existsSync(database)) return { outcome: 'missing' };
  if (existsSync(to)) return { outcome: 'exists' };
  return copyChecked(database, to, (copy) => {
    try {
      // Unlike a move, it takes no name that somebody else took meanwhile.
      linkSync(copy, to);
    } catch (error) {
      if (error instanceof Error && Reflect.get(error, 'code') === 'EEXIST') return { outcome: 'exists' };
      throw error;
    }
    return { outcome: 'copied', bytes: sizeOf(to), replaced: null };
  });
}

/** Puts a copy in the database's place; what stood there is kept beside it, under the time of day. */
export async function restoreFile(from: string, database: string, now: Date): Promise<Copied> {
  if (!existsSync(from)) return { outcome: 'missing' };
  const damage = damageOf(from);
  if (damage !== null) return { outcome: 'damaged', reason: damage };
  makePrivateFolder(path.dirname(database));
  const hold = holdFile(database);
  if (hold.outcome === 'taken') return { outcome: 'in_use' };
  try {
    return await copyChecked(from, database, (copy) => {
      const replaced = existsSync(database)
        ? `${database}.${now.toISOString().replaceAll(/[:.]/g, '-')}.replaced`
        : null;
      for (const part of ['', '-wal', '-shm'])
        if (replaced !== null && existsSync(database + part)) renameSync(database + part, replaced + part);
      renameSync(copy, database);
      tightenDatabase(database);
      return { outcome: 'copied', bytes: sizeOf(database), replaced };
    });
  } finally {
    hold.release();
  }
}
