import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { texts as german } from '../../frontend/i18n/de/index.ts';
import { texts as english } from '../../frontend/i18n/en/index.ts';
import { PRINT_ORDER_COMMANDS } from '../domain/print-order/actions.ts';

const web = path.resolve(import.meta.dirname, '..');
const sources = globSync(['domain/**/*.ts', 'pipeline/**/*.ts', 'store/**/*.ts'], { cwd: web })
  .filter((name) => !name.endsWith('.test.ts') && !name.includes('generated'))
  .map((name) => readFileSync(path.join(web, name), 'utf8'))
  .join('\n');

/** Of `event: 'x'` and of `event: condition ? 'x' : 'y'`. */
const written = [...sources.matchAll(/\bevent: ([^,{}\n]*)/g)].flatMap(([, value = '']) =>
  [...value.matchAll(/(?:^|[?:] )'(\w+)'/g)].map(([, event = '']) => event),
);
const composed = [
  'installed',
  'reinstalled',
  'shopify_announced',
  'shopify_given_back',
  'cancelled_before_sending',
  'dropped_before_sending',
  'job_done',
  'job_cancelled',
  'job_failed',
  ...PRINT_ORDER_COMMANDS.map((action) => `${action}_requested`),
];

it.each([...new Set([...written, ...composed])])('the log has words for %s', (event) => {
  for (const { events } of [english, german]) expect(events).toHaveProperty(event);
});
