import path from 'node:path';
import { parseArgs } from 'node:util';
import { LANGUAGE_NAMES, type Language } from './extension-locales.ts';

/** Where the pictures go; the repository keeps the English ones. */
export const SCREENSHOTS = path.resolve(import.meta.dirname, '..', 'docs', 'screenshots');

/** `--language de`; English when nothing is said. */
export function wantedLanguage(): Language {
  const { values } = parseArgs({ options: { language: { type: 'string', default: 'en' } } });
  const found = LANGUAGE_NAMES.find((name) => name === values.language);
  if (found === undefined) throw new Error(`--language is one of ${LANGUAGE_NAMES.join(', ')}`);
  return found;
}
