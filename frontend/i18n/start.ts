import { use } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Texts } from './texts.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts };
    returnNull: false;
  }
}

const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of the texts for an admin locale such as `de-AT`; English for all that are not translated. */
export function languageOf(locale: string): Language {
  return LANGUAGES.find((language) => locale.toLowerCase().split('-')[0] === language) ?? 'en';
}

/** Our texts and Polaris's own; each language is its own file, so that a merchant loads one. */
async function load(language: Language) {
  switch (language) {
    case 'en': {
      const [own, polaris] = await Promise.all([import('./en/index.ts'), import('@shopify/polaris/locales/en.json')]);
      return { texts: own.texts as Texts, polaris: polaris.default };
    }
    case 'de': {
      const [own, polaris] = await Promise.all([import('./de/index.ts'), import('@shopify/polaris/locales/de.json')]);
      return { texts: own.texts as Texts, polaris: polaris.default };
    }
  }
}

/** Loads one language and makes it the page's. Answers Polaris's texts, which its provider wants. */
export async function startI18n(locale: string): Promise<Awaited<ReturnType<typeof load>>['polaris']> {
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
