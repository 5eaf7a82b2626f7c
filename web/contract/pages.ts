import type { RouteName } from './routes.ts';

/**
 * Every page of the app, once, under the name of the component that shows it. Router, menu, titles, what a page asks
 * the API for first, what the server draws and what a document names for loading all come from here. The first path
 * that fits is the page.
 */
export interface PageEntry {
  /** `:name` stands for one part of the path, which the component gets as its property. */
  readonly path: string;
  /** In `frontend/`; exports the component. */
  readonly module: string;
  /** Key of its title in the texts. */
  readonly title: string;
  /** Where its entry in the admin's menu leads. */
  readonly menu?: string;
  /**
   * What it asks for first, by its address alone. Such a page is drawn by the server: these are the pages merchants
   * open first. Another page's data are asked for when its code runs.
   */
  readonly reads?: readonly RouteName[];
}

export const PAGES = {
  HomePage: {
    path: '/',
    module: 'screens/home/home-page.tsx',
    title: 'home.title',
    menu: '/',
    reads: ['home'],
  },
  OrdersPage: {
    path: '/orders',
    module: 'screens/orders/orders-page.tsx',
    title: 'orders.title',
    menu: '/orders',
    reads: ['orders', 'orderCounts'],
  },
  OlderOrdersPage: {
    path: '/orders/older',
    module: 'screens/orders/older-orders-page.tsx',
    title: 'orders.olderTitle',
  },
  OrderPage: {
    path: '/orders/:order',
    module: 'screens/orders/order-page.tsx',
    // Until the order's own name is there.
    title: 'order.title',
    reads: ['order'],
  },
  OrderPreviewPage: {
    path: '/orders/:order/preview',
    module: 'screens/orders/order-preview-page.tsx',
    title: 'order.previewTitle',
  },
  ProductsPage: {
    path: '/products',
    module: 'screens/products/products-page.tsx',
    title: 'products.title',
    menu: '/products',
    reads: ['products', 'productCounts', 'jobs'],
  },
  BulkPage: {
    path: '/products/table',
    module: 'screens/products/bulk-page.tsx',
    title: 'bulk.title',
  },
  MappingPage: {
    path: '/products/mapping',
    module: 'screens/products/mapping-page.tsx',
    title: 'mapping.title',
  },
  CopyPage: {
    path: '/products/copy',
    module: 'screens/products/copy-page.tsx',
    title: 'copyFields.title',
  },
  ImportPage: {
    path: '/products/import',
    module: 'screens/products/import-page.tsx',
    title: 'csv.title',
  },
  CataloguePage: {
    path: '/products/catalogue',
    module: 'screens/products/catalogue-page.tsx',
    title: 'catalogue.title',
  },
  ActivityPage: {
    path: '/activity',
    module: 'screens/activity/activity-page.tsx',
    title: 'activity.title',
    menu: '/activity',
  },
  SettingsPage: {
    path: '/settings/:section',
    module: 'screens/settings/settings-page.tsx',
    title: 'settings.title',
    menu: '/settings',
  },
} as const satisfies Readonly<Record<string, PageEntry>>;

export type PageName = keyof typeof PAGES;

/** In the order in which they are tried. */
export const PAGE_NAMES = Object.keys(PAGES) as readonly PageName[];

/** Paths that only lead to another one. */
export const REDIRECTS: Readonly<Record<string, string>> = { '/settings': '/settings/connections' };

/** What a page's path fits, its parts as named groups. */
export function patternOf({ path }: PageEntry): RegExp {
  return new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`);
}

export interface PageAt {
  readonly name: PageName;
  readonly page: PageEntry;
  /** The named parts of the path. */
  readonly params: Readonly<Record<string, string>>;
}

const PATTERNS = PAGE_NAMES.map((name) => ({ name, page: PAGES[name] as PageEntry, pattern: patternOf(PAGES[name]) }));

/** The page at a path of the app, such as `/orders`; null where there is none. */
export function pageAt(pathname: string): PageAt | null {
  for (const { name, page, pattern } of PATTERNS) {
    const found = pattern.exec(REDIRECTS[pathname] ?? pathname);
    if (found !== null) return { name, page, params: { ...found.groups } };
  }
  return null;
}
