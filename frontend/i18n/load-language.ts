import { createInstance, type i18n } from 'i18next';
import { languageOf } from '../../web/contract/first-view.ts';
import type polarisTexts from '@shopify/polaris/locales/en.json';
import type { Texts } from './texts.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts };
    returnNull: false;
  }
}

export interface Language {
  readonly i18n: i18n;
  /** Polaris's own texts, which its provider wants. */
  readonly polaris: typeof polarisTexts;
}

/** One language for a locale such as `de-DE`; each is its own file, so that a merchant loads one. */
export async function loadLanguage(locale: string): Promise<Language> {
  const lng = languageOf(locale);
  const { firstTexts, polaris } = await (lng === 'de' ? import('./de/all.ts') : import('./en/all.ts'));
  const i18n = createInstance();
  await i18n.init({ lng, resources: { [lng]: { translation: firstTexts } }, interpolation: { escapeValue: false } });
  return { i18n, polaris };
}

/** Adds the texts that come with the settings pages; at once done where they are there. */
export async function loadLaterTexts(language: i18n): Promise<void> {
  if (hasLaterTexts(language)) return;
  const { laterTexts } = await (language.language === 'de' ? import('./de/later.ts') : import('./en/later.ts'));
  language.addResourceBundle(language.language, 'translation', laterTexts, true);
}

/** Whether they are there. */
export function hasLaterTexts(language: i18n): boolean {
  return language.exists('connections.hint');
}
