import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as german from '../extensions/shared/texts/de.ts';
import * as english from '../extensions/shared/texts/en.ts';
import { texts as germanPages } from '../frontend/i18n/de/index.ts';
import { texts as englishPages } from '../frontend/i18n/en/index.ts';

/**
 * Shopify reads an extension's words from its own `locales/` only. They are put together here from the shared groups
 * each extension uses, and are committed: `shopify app deploy` must work without this project's tools. A test holds the
 * files to what this says.
 */
const EXTENSIONS_DIR = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'extensions');

/** Groups whose words are those of the app's own pages. */
type PageGroup = 'problems' | 'fieldNames' | 'statuses' | 'states';
type Group = keyof typeof english.texts | PageGroup;
export type ExtensionName = keyof typeof english.names;

const GROUPS: Readonly<Record<ExtensionName, readonly Group[]>> = {
  'print-product-block': ['common', 'fields', 'fieldNames', 'block', 'statuses', 'problems'],
  'print-variant-block': ['common', 'fields', 'fieldNames', 'block', 'statuses', 'problems'],
  'print-product-table': ['common', 'fields', 'fieldNames', 'table', 'many', 'statuses'],
  'print-products-bulk': ['common', 'fields', 'fieldNames', 'many', 'selection'],
  'print-order-block': ['common', 'order', 'states', 'orderHeading', 'problems'],
  'print-order-resend': ['common', 'order', 'states', 'resendHeading', 'resend'],
};

export const EXTENSION_NAMES = Object.keys(GROUPS) as readonly ExtensionName[];

const LANGUAGES = {
  en: { file: 'en.default.json', ...english, pages: englishPages },
  de: { file: 'de.json', ...german, pages: germanPages },
} as const;
export type Language = keyof typeof LANGUAGES;

interface Tree {
  [key: string]: string | Tree;
}

function merge(into: Tree, from: Tree): Tree {
  for (const [key, value] of Object.entries(from)) {
    const before = into[key];
    into[key] = typeof value === 'object' && typeof before === 'object' ? merge({ ...before }, value) : value;
  }
  return into;
}

/** Of a problem, title and fix are what fits into a block; the app's pages have the whole story. */
function pageTexts(group: PageGroup, language: Language): Tree {
  const { pages } = LANGUAGES[language];
  switch (group) {
    case 'problems':
      return {
        problem: Object.fromEntries(
          Object.entries(pages.problems).map(([code, { title, todo }]) => [code, { title, todo }]),
        ),
      };
    case 'fieldNames':
      return { field: { ...pages.products.field } };
    case 'statuses':
      return { status: { ...pages.products.status } };
    case 'states':
      return { order: { state: { ...pages.orders.state } } };
  }
}

/** The words of one extension in one language, as its file holds them. */
export function localeOf(extension: ExtensionName, language: Language): Tree {
  const { texts, names } = LANGUAGES[language];
  return GROUPS[extension].reduce<Tree>(
    (tree, group) =>
      merge(tree, group in texts ? texts[group as keyof typeof texts] : pageTexts(group as PageGroup, language)),
    { name: names[extension] },
  );
}

/** Path of an extension's file of a language; the default one says so in its name. */
export function localeFileOf(extension: ExtensionName, language: Language): string {
  return path.join(EXTENSIONS_DIR, extension, 'locales', LANGUAGES[language].file);
}

export const LANGUAGE_NAMES = Object.keys(LANGUAGES) as readonly Language[];

/** Writes every extension's `locales/`. */
export function writeLocales(): void {
  for (const extension of EXTENSION_NAMES)
    for (const language of LANGUAGE_NAMES)
      writeFileSync(localeFileOf(extension, language), `${JSON.stringify(localeOf(extension, language), null, 2)}\n`);
}
