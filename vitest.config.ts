import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['web/**/*.test.ts', 'extensions/**/*.test.ts', 'frontend/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/e2e/support/build-pages.ts', 'test/extensions/build-once.ts'],
    sequence: { shuffle: { tests: true } },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A browser on a machine that has two cores for all of this.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
    // It imports the extensions' TSX itself, which only Vite can load.
    server: { deps: { inline: [/@shopify\/ui-extensions-tester/] } },
    coverage: {
      provider: 'v8',
      include: ['web/domain/**/*.ts'],
      exclude: ['web/domain/**/*.test.ts'],
      thresholds: { lines: 100, branches: 100 },
    },
  },
});
