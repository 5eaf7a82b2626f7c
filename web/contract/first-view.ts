import type { AppLinks } from './app-links.ts';
import type { RouteName } from './routes.ts';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * By its form alone: what Intl does not know it writes in its own way, and asking it which it knows takes as long as a
 * page's rendering.
 */
export function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/** The language of the texts for an admin locale such as `de-AT`; English for all that are not translated. */
export function languageOf(locale: string): Language {
  return LANGUAGES.find((language) => locale.toLowerCase().split('-')[0] === language) ?? 'en';
}

/** What the server tells of a first view that it draws itself. */
export interface FirstViewAsked {
  /** Of the app, such as `/orders`. */
  readonly pathname: string;
  /** As the address has it, from its question mark on. */
  readonly search: string;
  /** As Shopify's admin says it, such as `de-DE`. */
  readonly locale: string;
  /** IANA name of the shop's time zone. */
  readonly timeZone: string;
  readonly nowMs: number;
  /** What every page links to. */
  readonly links: AppLinks;
  /** The JSON text that a GET route of the contract answers the shop; `input` has its `params` and `query`. */
  readonly ask: (name: RouteName, input: unknown) => Promise<string>;
}

export interface DrawnView {
  readonly html: string;
  /** JSON texts by the addresses of the calls, so that the browser need not call. */
  readonly answers: Readonly<Record<string, string>>;
}

/** What the pages export for the server. */
export type DrawFirstView = (asked: FirstViewAsked) => Promise<DrawnView>;
