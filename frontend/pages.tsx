import { lazy, Suspense, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { MissingPage } from './ui/missing-page.tsx';
import { PageSkeleton } from './ui/page-skeleton.tsx';

function page<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await load() }));
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
