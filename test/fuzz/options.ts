import { parseArgs } from 'node:util';

export interface Options {
  readonly seed: number;
  /** For each database: requests of pages and API, and webhooks of both senders. */
  readonly requests: number;
  readonly webhooks: number;
  readonly json: boolean;
}

export const USAGE =
  'npm run fuzz -- [--seed N] [--json] [--requests N, default 10000] [--webhooks N, default 2500], ' +
  'each for each database';

const DEFAULT_REQUESTS = 10_000;
const DEFAULT_WEBHOOKS = 2_500;
const SEEDS = 1_000_000;

function wholeNumber(text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  if (!/^\d{1,9}$/.test(text)) throw new TypeError(`not a whole number: ${text}`);
  return Number(text);
}

/** Reads the command line. Throws, in words for the caller, on anything it does not know. A seed not given is drawn. */
export function readOptions(args: readonly string[], draw: () => number): Options {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { seed: text, requests: text, webhooks: text, json: { type: 'boolean', default: false } },
  });
  return {
    seed: wholeNumber(values.seed, Math.floor(draw() * SEEDS)),
    requests: wholeNumber(values.requests, DEFAULT_REQUESTS),
    webhooks: wholeNumber(values.webhooks, DEFAULT_WEBHOOKS),
    json: values.json,
  };
}
