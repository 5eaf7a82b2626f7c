import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['web/**/*.test.ts', 'frontend/**/*.test.ts', 'test/**/*.test.ts'],
    sequence: { shuffle: { tests: true } },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['web/domain/**/*.ts'],
      exclude: ['web/domain/**/*.test.ts'],
      thresholds: { lines: 100, branches: 100 },
    },
  },
});
