import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '../../web/domain/kernel/problems.ts';
import { EXTENSION_NAMES, LANGUAGE_NAMES, localeFileOf, localeOf } from '../../tools/extension-locales.ts';

/** Shopify takes a language file of at most 16 kB. */
const MAX_FILE_BYTES = 16 * 1_024;

function leaves(tree: object, path = ''): readonly [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value as object, `${path}${key}.`),
  );
}

describe.each(EXTENSION_NAMES)('the words of %s', (extension) => {
  it.each(LANGUAGE_NAMES)('in %s are what the tool writes, and small enough for Shopify', (language) => {
    const text = readFileSync(localeFileOf(extension, language), 'utf8');
    expect(JSON.parse(text)).toEqual(localeOf(extension, language));
    expect(Buffer.byteLength(text)).toBeLessThan(MAX_FILE_BYTES);
  });

  it('have the same keys and the same placeholders in both languages, none empty', () => {
    const [english, german] = LANGUAGE_NAMES.map((language) => new Map(leaves(localeOf(extension, language))));
    expect([...(german?.keys() ?? [])].toSorted()).toEqual([...(english?.keys() ?? [])].toSorted());
    for (const [key, text] of english ?? []) {
      const placeholders = (words: string): readonly string[] =>
        [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted();
      expect([key, placeholders(german?.get(key) ?? '')]).toEqual([key, placeholders(text)]);
      expect(text.trim()).not.toBe('');
    }
  });
});

describe('the words of the blocks', () => {
  it.each(['print-product-block', 'print-variant-block', 'print-order-block'] as const)(
    '%s name every problem and its fix',
    (extension) => {
      const words = new Map(leaves(localeOf(extension, 'en')));
      for (const code of PROBLEM_CODES)
        expect([words.has(`problem.${code}.title`), words.has(`problem.${code}.todo`)]).toEqual([true, true]);
    },
  );
});
