import { parseArgs } from 'node:util';

export interface Options {
  readonly seed: number;
  /** For each database. */
  readonly orders: number;
  readonly json: boolean;
}

export const USAGE = 'npm run chaos -- [--seed N] [--orders N, for each database, default 500] [--json]';

const DEFAULT_ORDERS = 500;
const SEEDS = 1_000_000;

function wholeNumber(text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  if (!/^\d{1,9}$/.test(text)) throw new TypeError(`not a whole number: ${text}`);
  return Number(text);
}

/** Reads the command line. Throws, in words for the caller, on anything it does not know. A seed not given is drawn. */
export function readOptions(args: readonly string[], draw: () => number): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { seed: { type: 'string' }, orders: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  return {
    seed: wholeNumber(values.seed, Math.floor(draw() * SEEDS)),
    orders: wholeNumber(values.orders, DEFAULT_ORDERS),
    json: values.json,
  };
}
