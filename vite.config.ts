import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { inlineFirstCalls } from './tools/inline-first-calls.ts';
import { polarisTexts } from './tools/polaris-texts.ts';
import { purgeCss } from './tools/purge-css.ts';

/** Tables, the heaviest of what pages share. */
const LISTS = /polaris\/build\/esm\/.*(Index|BulkActions|Sticky)|frontend\/ui\/(list|table|pager|use-rows)/;

/** What editors and settings are made of, and no list. */
const FORMS = /polaris\/build\/esm\/.*(ChoiceList|RadioButton|FormLayout|LegacyStack)/;
/** What several pages of products share. */
const PRODUCTS = /frontend\/screens\/products\//;
/** A print as it will look, and the facts of it. */
const PRINTS = /frontend\/(ui\/print-|screens\/orders\/)|web\/domain\/artwork\//;
/** Files that a merchant gives, and tables read from them. */
const UPLOADS = /polaris\/build\/esm\/components\/DropZone|UploadIcon|planning\/code-rows/;
/** Each in a file of its own, which only those pages load that need it. */
const APART = [LISTS, FORMS, PRODUCTS, PRINTS, UPLOADS];

/** The merchant's pages: sources in `frontend/`, hashed assets in `dist/frontend/assets`, served by the app itself. */
export default defineConfig({
  root: path.join(import.meta.dirname, 'frontend'),
  plugins: [react(), polarisTexts(), inlineFirstCalls(), purgeCss()],
  build: {
    outDir: path.join(import.meta.dirname, 'dist', 'frontend'),
    emptyOutDir: true,
    // Few and large on purpose; what counts is measured by `npm run bench -- ui`.
    chunkSizeWarningLimit: 1_000,
    // App Bridge runs in evergreen browsers only.
    target: 'es2023',
    // One stylesheet: screens that arrive later must not restyle what is already there.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    // The server reads from it what a page needs first.
    manifest: true,
    rolldownOptions: {
      output: {
        // V8 compiles all of a file beside the page's own thread, not each function on it when it is first called.
        postBanner: '//# allFunctionsCalledOnLoad',
        // Few files: each costs a phone's browser more than the bytes in it. What several pages share loads with the
        // first of them; the tables, which Home does without, apart.
        codeSplitting: {
          groups: [
            // What the first script needs to load others stands apart from them: it runs before the first picture,
            // and they must not.
            { name: 'loader', test: /vite\/preload-helper|rolldown\/runtime/, priority: 2 },
            {
              name: 'base',
              test: (id) => !/\/i18n\/|\/locales\//.test(id) && !APART.some((apart) => apart.test(id)),
              minShareCount: 2,
              priority: 1,
            },
            { name: 'lists', test: LISTS, minShareCount: 2 },
            { name: 'forms', test: FORMS, minShareCount: 2 },
            { name: 'products', test: PRODUCTS, minShareCount: 2 },
            { name: 'prints', test: PRINTS, minShareCount: 2 },
            { name: 'uploads', test: UPLOADS, minShareCount: 2 },
          ],
        },
      },
    },
  },
});
