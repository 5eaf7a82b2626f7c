import { defineConfig } from 'vitest/config';

/** They open a database file, lock it from two sides, or run a thread of their own. */
const STORE = ['test/conformance/**/*.test.ts', 'web/store/sqlite/*.test.ts', 'web/compose/*.test.ts'];

/** They open what production serves, built pages and built extensions, most of them in Chromium. */
const BROWSER = [
  'test/e2e/**/*.test.ts',
  'test/extensions/{browser,build}.test.ts',
  'test/demo/{admin,dev}.test.ts',
  'test/tools/dev.test.ts',
  'test/first-order/*.test.ts',
  'test/integration/document.test.ts',
];

/** A browser, or two processes of the app, on a machine that has two cores for all of this. */
const SLOW = { testTimeout: 30_000, hookTimeout: 60_000, expect: { poll: { timeout: 20_000 } } };

export default defineConfig({
  test: {
    sequence: { shuffle: { tests: true } },
    // Two cores, and most of what takes long waits for a clock or for an answer.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['web/**/*.test.ts', 'frontend/**/*.test.ts', 'extensions/shared/**/*.test.ts'],
          exclude: STORE,
          pool: 'threads',
          isolate: false,
          unstubGlobals: true,
        },
      },
      { extends: true, test: { ...SLOW, name: 'store', include: STORE } },
      {
        extends: true,
        test: {
          ...SLOW,
          name: 'integration',
          include: ['test/**/*.test.ts'],
          exclude: [...STORE, ...BROWSER],
          // It imports the extensions' TSX itself, which only Vite can load.
          server: { deps: { inline: [/@shopify\/ui-extensions-tester/] } },
        },
      },
      {
        extends: true,
        test: {
          ...SLOW,
          name: 'browser',
          include: BROWSER,
          globalSetup: [
            'test/e2e/support/unpack-browser.ts',
            'test/e2e/support/build-pages.ts',
            'test/extensions/build-once.ts',
          ],
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['web/domain/**/*.ts', 'web/pipeline/{steps,runner}/**/*.ts'],
      exclude: ['web/**/*.test.ts'],
      thresholds: { lines: 100, branches: 100 },
    },
  },
});
