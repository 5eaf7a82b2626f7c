import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** What buyers wrote, and merchants' keys, are for the app's own user: sealed in the file, and the file closed. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
const OF_OTHERS = 0o077;

/** Makes a folder, with those above it, unless it is there. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
}

/**
 * Makes the file unless it is there, before SQLite does, which would let everybody read it; the files that SQLite makes
 * beside it have its mode. Where there is no folder it does nothing: SQLite's own error is the clearer one.
 */
export function makePrivateFile(file: string): void {
  if (existsSync(path.dirname(file))) closeSync(openSync(file, 'a', FILE_MODE));
}

/** A file system that knows no modes, or a file of somebody else's. */
function isRefusal(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return code === 'EPERM' || code === 'EROFS' || code === 'ENOTSUP';
}

/** False = others can read it, and it cannot be changed. */
function tighten(file: string): boolean {
  if ((statSync(file).mode & OF_OTHERS) === 0) return true;
  try {
    chmodSync(file, FILE_MODE);
    return (statSync(file).mode & OF_OTHERS) === 0;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

/**
 * Closes to others the database, its logs, and what restores have kept beside it; answers the files that stay open to
 * them.
 */
export function tightenDatabase(file: string): readonly string[] {
  const folder = path.dirname(file);
  if (!existsSync(folder)) return [];
  const name = path.basename(file);
  const own = readdirSync(folder).filter(
    (one) =>
      ['', '-wal', '-shm', '-journal', '-lock'].some((end) => one === name + end) ||
      (one.startsWith(`${name}.`) && /\.(replaced|partial)(-wal|-shm|-journal)?$/.test(one)),
  );
  return own.map((one) => path.join(folder, one)).filter((one) => !tighten(one));
}
