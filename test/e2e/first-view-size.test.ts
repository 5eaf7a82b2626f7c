import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { createPreloads } from '../../web/http/preloads.ts';

const built = path.resolve(import.meta.dirname, '..', '..', 'dist', 'frontend');
const LIMIT_KB = 200;

/** Names of scripts in a document or in its links. */
function scriptsIn(html: string): readonly string[] {
  return [...html.matchAll(/assets\/([\w.-]+\.js)/g)].flatMap(([, name]) => name ?? []);
}

it.each(['/', '/orders', '/orders/7', '/products', '/activity', '/settings/connections'])(
  'all scripts that %s loads to begin with are small',
  (page) => {
    const document = scriptsIn(readFileSync(path.join(built, 'index.html'), 'utf8'));
    for (const locale of ['en', 'de']) {
      const names = new Set([...document, ...scriptsIn(createPreloads(built)({ path: page, locale }))]);
      const bytes = [...names].map((name) => gzipSync(readFileSync(path.join(built, 'assets', name))).length);
      expect(names.size).toBeGreaterThan(3);
      expect(bytes.reduce((sum, one) => sum + one, 0) / 1_024).toBeLessThanOrEqual(LIMIT_KB);
    }
  },
);
