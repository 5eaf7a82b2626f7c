import { use } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languageOf, type Language } from '../../web/http/api/contract/first-view.ts';
import type polarisTexts from '@shopify/polaris/locales/en.json';
import type { Texts } from './texts.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts };
    returnNull: false;
  }
}

/** Our texts and Polaris's own; each language is its own file, so that a merchant loads one. */
async function load(language: Language): Promise<{ readonly texts: Texts; readonly polaris: typeof polarisTexts }> {
  return language === 'de' ? import('./de/all.ts') : import('./en/all.ts');
}

/** Loads one language and makes it the page's. Answers Polaris's texts, which its provider wants. */
export async function startI18n(locale: string): Promise<typeof polarisTexts> {
  const language = languageOf(locale);
  const { texts, polaris } = await load(language);
  await use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: texts } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
  return polaris;
}
