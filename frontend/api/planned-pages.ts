import {
  PAGES,
  patternOf,
  routes,
  type PageEntry,
  type RouteContract,
  type RouteName,
} from '../../web/contract/index.ts';
import type { PlannedCall, PlannedPage } from '../first-calls.ts';
import { addressInput } from './address-input.ts';

/** What every page asks for first, as the document's own script needs it: made when the pages are built. */
export function plannedPages(): readonly PlannedPage[] {
  return Object.values<PageEntry>(PAGES).map((page) => ({
    pattern: patternOf(page).source,
    calls: (page.reads ?? []).map(plannedCall),
  }));
}

function plannedCall(name: RouteName): PlannedCall {
  const route: RouteContract = routes[name];
  const { query: absent = {} } = addressInput(name, {}) as { readonly query?: Readonly<Record<string, unknown>> };
  return {
    path: route.path,
    query: Object.fromEntries(Object.keys(route.query?.shape ?? {}).map((key) => [key, String(absent[key] ?? '')])),
  };
}
