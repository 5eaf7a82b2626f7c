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

/** The language of the texts for an admin locale such as `de-AT`; English for all that are not translated. */
export function languageOf(locale: string): Language {
  return LANGUAGES.find((language) => locale.toLowerCase().split('-')[0] === language) ?? 'en';
}
