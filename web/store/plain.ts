import type { Plain } from './database.ts';

/**
 * A row of the client in the types that SQL answers with, so that one reader serves both ways in. The client has times
 * as bigints; they are safe as numbers until the year 287396.
 */
export function plainOf<Model extends object>(row: Model): Plain<Model> {
  const entries = Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]);
  return Object.fromEntries(entries) as Plain<Model>;
}
