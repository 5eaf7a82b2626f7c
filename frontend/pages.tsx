import { lazy, Suspense, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { MissingPage } from './ui/missing-page.tsx';
import { PageSkeleton } from './ui/page-skeleton.tsx';

/** A page's code, loaded once: when it is first shown, or before that by `preloadPage`. */
function page<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> & { readonly preload: () => void } {
  let loading: Promise<{ default: ComponentType<Props> }> | null = null;
  const once = (): Promise<{ default: ComponentType<Props> }> => (loading ??= load().then((component) => ({ default: component })));
  return Object.assign(lazy(once), { preload: () => void once() });
}

// Each screen is its own file: the first view loads one of them.
const HomePage = page(async () => (await import('./screens/home/home-page.tsx')).HomePage);
const OrdersPage = page(async () => (await import('./screens/orders/orders-page.tsx')).OrdersPage);
const OrderPage = page(async () => (await import('./screens/orders/order-page.tsx')).OrderPage);
const ProductsPage = page(async () => (await import('./screens/products/products-page.tsx')).ProductsPage);
const BulkPage = page(async () => (await import('./screens/products/bulk-page.tsx')).BulkPage);
const MappingPage = page(async () => (await import('./screens/products/mapping-page.tsx')).MappingPage);
const CopyPage = page(async () => (await import('./screens/products/copy-page.tsx')).CopyPage);
const ImportPage = page(async () => (await import('./screens/products/import-page.tsx')).ImportPage);
const CataloguePage = page(async () => (await import('./screens/products/catalogue-page.tsx')).CataloguePage);
const ActivityPage = page(async () => (await import('./screens/activity/activity-page.tsx')).ActivityPage);
const SettingsPage = page(async () => (await import('./screens/settings/settings-page.tsx')).SettingsPage);

/** The screens that merchants open first, by the first part of the path; the others are loaded when they are shown. */
const ENTRANCES: readonly (readonly [RegExp, { readonly preload: () => void }])[] = [
  [/^\/$/, HomePage],
  [/^\/orders$/, OrdersPage],
  [/^\/orders\/./, OrderPage],
  [/^\/products$/, ProductsPage],
];

/** Starts to load a page's code while the texts are on their way. */
export function preloadPage(path: string): void {
  ENTRANCES.find(([pattern]) => pattern.test(path))?.[1].preload();
}

export function Pages(): ReactNode {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Switch>
        <Route path="/" component={HomePage} />
        <Route path="/orders" component={OrdersPage} />
        <Route path="/orders/:order">{({ order }) => <OrderPage order={order} key={order} />}</Route>
        <Route path="/products" component={ProductsPage} />
        <Route path="/products/table" component={BulkPage} />
        <Route path="/products/mapping" component={MappingPage} />
        <Route path="/products/copy" component={CopyPage} />
        <Route path="/products/import" component={ImportPage} />
        <Route path="/products/catalogue" component={CataloguePage} />
        <Route path="/activity" component={ActivityPage} />
        <Route path="/settings">
          <Redirect to="/settings/connections" replace />
        </Route>
        <Route path="/settings/:section">{({ section }) => <SettingsPage section={section} />}</Route>
        <Route component={MissingPage} />
      </Switch>
    </Suspense>
  );
}
