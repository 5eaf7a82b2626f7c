import { lazy, Suspense, useState, type FunctionComponent, type ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { entranceOf, type Entrance } from '../web/contract/first-view.ts';
import { MissingPage } from './ui/missing-page.tsx';
import { PageSkeleton } from './ui/page-skeleton.tsx';

/**
 * A page whose code is loaded when it is first shown, or before that by `preload`: then it is shown without a grey page
 * first.
 */
function page<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> & { readonly preload: () => Promise<unknown> } {
  let loaded: FunctionComponent<Props> | null = null;
  const preload = async (): Promise<{ default: FunctionComponent<Props> }> => ({ default: (loaded ??= await load()) });
  const Later = lazy(preload) as unknown as FunctionComponent<Props>;
  function ShownPage(props: Props): ReactNode {
    const [Ready] = useState(() => loaded);
    // No boundary around what is ready: React could not take over what the server drew inside one while anything around
    // it changes.
    return Ready === null ? (
      <Suspense fallback={<PageSkeleton />}>
        <Later {...props} />
      </Suspense>
    ) : (
      <Ready {...props} />
    );
  }
  return Object.assign(ShownPage, { preload });
}

// Each screen is its own file: the first view loads one of them.
const HomePage = page(async () => (await import('./screens/home/home-page.tsx')).HomePage);
const OrdersPage = page(async () => (await import('./screens/orders/orders-page.tsx')).OrdersPage);
const OlderOrdersPage = page(async () => (await import('./screens/orders/older-orders-page.tsx')).OlderOrdersPage);
const OrderPage = page(async () => (await import('./screens/orders/order-page.tsx')).OrderPage);
const ProductsPage = page(async () => (await import('./screens/products/products-page.tsx')).ProductsPage);
const BulkPage = page(async () => (await import('./screens/products/bulk-page.tsx')).BulkPage);
const MappingPage = page(async () => (await import('./screens/products/mapping-page.tsx')).MappingPage);
const CopyPage = page(async () => (await import('./screens/products/copy-page.tsx')).CopyPage);
const ImportPage = page(async () => (await import('./screens/products/import-page.tsx')).ImportPage);
const CataloguePage = page(async () => (await import('./screens/products/catalogue-page.tsx')).CataloguePage);
const ActivityPage = page(async () => (await import('./screens/activity/activity-page.tsx')).ActivityPage);
const SettingsPage = page(async () => (await import('./screens/settings/settings-page.tsx')).SettingsPage);

const FIRST_PAGES: Readonly<Record<Entrance, { readonly preload: () => Promise<unknown> }>> = {
  home: HomePage,
  orders: OrdersPage,
  order: OrderPage,
  products: ProductsPage,
};

/** Loads the code of the page that is opened, so that it is shown at once and not after a grey one. */
export async function preloadPage(path: string): Promise<void> {
  const entrance = entranceOf(path);
  if (entrance !== null) await FIRST_PAGES[entrance].preload();
}

export function Pages(): ReactNode {
  return (
    <Switch>
      <Route path="/" component={HomePage} />
      <Route path="/orders" component={OrdersPage} />
      <Route path="/orders/older" component={OlderOrdersPage} />
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
  );
}
