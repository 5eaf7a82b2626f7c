import type { RouteName } from './routes.ts';

/** The pages that merchants open first: by their path, with the module of `frontend/` that shows them. */
export const ENTRANCES = {
  home: { path: /^\/$/, module: 'screens/home/home-page.tsx' },
  orders: { path: /^\/orders$/, module: 'screens/orders/orders-page.tsx' },
  order: { path: /^\/orders\/\d+$/, module: 'screens/orders/order-page.tsx' },
  products: { path: /^\/products$/, module: 'screens/products/products-page.tsx' },
} as const;
export type Entrance = keyof typeof ENTRANCES;

/** The page behind a path, or null where loading it ahead is not worth it. */
export function entranceOf(path: string): Entrance | null {
  return (Object.keys(ENTRANCES) as Entrance[]).find((name) => ENTRANCES[name].path.test(path)) ?? null;
}

const LANGUAGES = ['en', 'de'] as const;
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
