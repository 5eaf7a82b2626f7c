import { readFileSync } from 'node:fs';
import { localeFileOf, type ExtensionName, type Language } from '../../tools/extension-locales.ts';

type Translate = (key: string, values?: Record<string, string | number>) => string;

/**
 * Shopify's `i18n.translate` over an extension's own file: nested keys, `{{name}}`, plurals by `count`. Stricter than
 * the real one: an unknown key and a placeholder without a value throw, so that every test of a screen is one of its
 * words too.
 */
export function translator(extension: ExtensionName, language: Language): Translate {
  const words: unknown = JSON.parse(readFileSync(localeFileOf(extension, language), 'utf8'));
  const plural = new Intl.PluralRules(language);
  return (key, values = {}) => {
    let found = key
      .split('.')
      .reduce<unknown>((tree, part) => (tree as Record<string, unknown> | undefined)?.[part], words);
    if (typeof found === 'object' && found !== null && 'count' in values)
      found = (found as Record<string, unknown>)[plural.select(Number(values['count']))];
    if (typeof found !== 'string') throw new Error(`${extension} has no words for ${key} in ${language}`);
    return found.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
      if (values[name] === undefined) throw new Error(`${key} needs ${name}`);
      return String(values[name]);
    });
  };
}
