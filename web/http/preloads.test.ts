import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createPreloads, MANIFEST_FILE } from './preloads.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'preloads-'));
afterAll(() => rmSync(folder, { recursive: true }));

mkdirSync(path.join(folder, path.dirname(MANIFEST_FILE)));
writeFileSync(
  path.join(folder, MANIFEST_FILE),
  JSON.stringify({
    'index.html': { file: 'assets/index.js', imports: ['_base.js'] },
    '_base.js': { file: 'assets/base.js' },
    '_lists.js': { file: 'assets/lists.js', imports: ['_base.js', '_lists.js'] },
    'screens/orders/orders-page.tsx': { file: 'assets/orders.js', imports: ['_base.js', '_lists.js'] },
    'screens/settings/settings-page.tsx': { file: 'assets/settings.js', imports: ['_base.js'] },
    'i18n/en/all.ts': { file: 'assets/en.js' },
    'i18n/de/all.ts': { file: 'assets/de.js' },
  }),
);

function filesOf(links: string): readonly string[] {
  return [...links.matchAll(/href="\/assets\/(\w+)\.js"/g)].map(([, name]) => name ?? '').toSorted();
}

it.each([
  ['/orders', 'de-AT', ['de', 'lists', 'orders']],
  ['/orders', 'fr', ['en', 'lists', 'orders']],
  ['/settings/shipping', 'en-GB', ['en', 'settings']],
  ['/settings', 'en-GB', ['en', 'settings']],
  ['/nowhere', 'en-GB', ['en']],
])('links what %s in %s needs beyond what the document names', (appPath, locale, expected) => {
  expect(filesOf(createPreloads(folder)({ path: appPath, locale }))).toEqual(expected);
});

it('links nothing where nothing is built', () => {
  expect(createPreloads(path.join(folder, 'none'))({ path: '/orders', locale: 'en' })).toBe('');
});
