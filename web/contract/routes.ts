import { z } from 'zod';
import { activityEvents, activityFilter, activityPage, activityQuery } from './activity.ts';
import { catalogueChangesPage, catalogueChangesQuery } from './catalogue-changes.ts';
import { artworkPicture, artworkPictureInput } from './artwork-picture.ts';
import { catalogueProducts, cataloguePage, catalogueQuery } from './catalogue.ts';
import { gidNumber, pageQuery, region, rowId } from './common.ts';
import {
  connectionInput,
  connectionTest,
  connectionView,
  shippingMethods,
  shippingMethodsQuery,
} from './connections.ts';
import { csvDryRun, csvStyle } from './csv.ts';
import { checklistInput, homeQuery, homeView } from './home.ts';
import {
  jobProblems,
  jobRowsPage,
  jobRowState,
  jobsView,
  jobView,
  olderOrdersChoice,
  olderOrdersInput,
  olderOrdersSums,
  orderJobInput,
} from './jobs.ts';
import { copyInput, editPlan, mappingInput, optionValues, productSelection } from './mapping.ts';
import {
  accepted,
  orderAction,
  orderCounts,
  orderFilter,
  ordersPage,
  ordersQuery,
  orderView,
  printOrderCommand,
} from './orders.ts';
import { codeKind, codesChange, codesDryRun, codesPage, codesQuery, codesSaved } from './product-codes.ts';
import { orderPreview } from './order-preview.ts';
import {
  bulkEditInput,
  checkInput,
  checkResult,
  checkRowsInput,
  checkRowsResult,
  editsInput,
  editsResult,
  productCounts,
  productFilter,
  productsPage,
  productsQuery,
} from './products.ts';
import {
  namespacesSeen,
  optionsSeen,
  savedSettings,
  settings,
  SETTINGS_MAX_BYTES,
  settingsChange,
  shippingTitlesSeen,
} from './settings.ts';

/** Room for a bulk edit of a thousand rows. */
export const JSON_MAX_BYTES = 2 * 1024 * 1024;

/**
 * Every route of `/api`, once: the server mounts from this table and the pages call by it. `params` are the `:names` of
 * the path. `text`: the body is CSV as `text/csv`, or the answer is a CSV file to download. An answer outside 2xx is an
 * `apiError`.
 */
export interface RouteContract {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType | 'text';
  /** The longest JSON body; default `JSON_MAX_BYTES`. */
  readonly maxBytes?: number;
  readonly response: z.ZodType | 'text' | 'none';
}

const atRegion = z.object({ region });
const atOrder = z.object({ order: gidNumber });
const atId = z.object({ id: rowId });
const ofKind = z.object({ kind: codeKind });
const connections = z.object({ connections: z.array(connectionView) });

export const routes = {
  home: { method: 'GET', path: '/home', query: homeQuery, response: homeView },
  saveChecklist: { method: 'PUT', path: '/home/checklist', body: checklistInput, response: 'none' },

  orders: { method: 'GET', path: '/orders', query: ordersQuery, response: ordersPage },
  orderCounts: {
    method: 'GET',
    path: '/orders/counts',
    query: orderFilter.pick({ q: true, problem: true }),
    response: orderCounts,
  },
  order: { method: 'GET', path: '/orders/:order', params: atOrder, response: orderView },
  /** Read anew from Shopify: what would be sent of it now. 503 where that cannot be read. */
  orderPreview: { method: 'GET', path: '/orders/:order/preview', params: atOrder, response: orderPreview },
  /**
   * 202, 404 for an order never seen, or 409 for what its state does not allow. `send` also answers what it waits for.
   */
  orderAction: {
    method: 'POST',
    path: '/orders/:order/:action',
    params: atOrder.extend({ action: orderAction }),
    response: accepted,
  },
  /** 202, or 409 when not possible in its state. */
  printOrderAction: {
    method: 'POST',
    path: '/print-orders/:id/:action',
    params: atId.extend({ action: printOrderCommand }),
    response: accepted,
  },
  startOrderJob: { method: 'POST', path: '/orders/jobs', body: orderJobInput, response: jobView },

  /**
   * A preview, `preparing` and then a `draft`; each row is an order that would be printed, with an `olderOrder` as its
   * detail.
   */
  previewOlderOrders: { method: 'POST', path: '/orders/older', body: olderOrdersInput, response: jobView },
  sendOlderOrders: {
    method: 'POST',
    path: '/orders/older/:id/send',
    params: atId,
    body: olderOrdersChoice,
    response: jobView,
  },
  olderOrders: { method: 'GET', path: '/orders/older/:id', params: atId, response: olderOrdersSums },

  jobs: { method: 'GET', path: '/jobs', response: jobsView },
  job: { method: 'GET', path: '/jobs/:id', params: atId, response: jobView },
  jobRows: {
    method: 'GET',
    path: '/jobs/:id/rows',
    params: atId,
    query: pageQuery.extend({ state: jobRowState.optional() }),
    response: jobRowsPage,
  },
  /**
   * Puts back what a task on print fields has changed, where nobody has changed it since: a task of its own. 409 when
   * nothing was changed, or the task still runs.
   */
  undoJob: { method: 'POST', path: '/jobs/:id/undo', params: atId, response: jobView },
  /** Of a task about print orders: those that have an open problem now. */
  jobProblems: { method: 'GET', path: '/jobs/:id/problems', params: atId, response: jobProblems },
  cancelJob: { method: 'POST', path: '/jobs/:id/cancel', params: atId, response: jobView },

  products: { method: 'GET', path: '/products', query: productsQuery, response: productsPage },
  productCounts: {
    method: 'GET',
    path: '/products/counts',
    query: productFilter.pick({ q: true, product: true, change: true }),
    response: productCounts,
  },
  /** The small picture of a file as it would be printed; made when it is first asked for. */
  artworkPicture: { method: 'POST', path: '/artwork/picture', body: artworkPictureInput, response: artworkPicture },

  checkFields: { method: 'POST', path: '/products/check', body: checkInput, response: checkResult },
  checkRows: { method: 'POST', path: '/products/check/rows', body: checkRowsInput, response: checkRowsResult },
  saveFields: { method: 'POST', path: '/products/edits', body: editsInput, response: editsResult },
  startBulkEdit: { method: 'POST', path: '/products/edits/jobs', body: bulkEditInput, response: jobView },
  /** Reads all products from Shopify anew; answers the running job when there is one. */
  indexProducts: { method: 'POST', path: '/products/index', response: jobView },

  optionValues: { method: 'POST', path: '/products/option-values', body: productSelection, response: optionValues },
  previewMapping: { method: 'POST', path: '/products/mapping/preview', body: mappingInput, response: editPlan },
  applyMapping: { method: 'POST', path: '/products/mapping', body: mappingInput, response: jobView },
  previewCopy: { method: 'POST', path: '/products/copy/preview', body: copyInput, response: editPlan },
  applyCopy: { method: 'POST', path: '/products/copy', body: copyInput, response: jobView },

  exportProducts: {
    method: 'GET',
    path: '/products/export',
    query: productFilter.extend(csvStyle.shape),
    response: 'text',
  },
  dryRunImport: { method: 'POST', path: '/products/import', body: 'text', response: csvDryRun },
  /** Applying a job that is applied already answers it as it is. */
  applyImport: { method: 'POST', path: '/products/import/:id/apply', params: atId, response: jobView },

  catalogue: { method: 'GET', path: '/catalogue', query: catalogueQuery, response: cataloguePage },
  catalogueProducts: { method: 'GET', path: '/catalogue/products', query: atRegion, response: catalogueProducts },

  catalogueChanges: {
    method: 'GET',
    path: '/catalogue/changes',
    query: catalogueChangesQuery,
    response: catalogueChangesPage,
  },
  /** 202: the catalogues of all connected regions are read anew, unless they just were. */
  refreshCatalogue: { method: 'POST', path: '/catalogue/refresh', response: 'none' },

  settings: { method: 'GET', path: '/settings', response: settings },
  /** 413 also when all settings together would be larger than that. */
  saveSettings: {
    method: 'PATCH',
    path: '/settings',
    body: settingsChange,
    maxBytes: SETTINGS_MAX_BYTES,
    response: savedSettings,
  },
  shippingTitles: { method: 'GET', path: '/settings/shipping-titles', response: shippingTitlesSeen },
  productCodes: {
    method: 'GET',
    path: '/settings/codes/:kind',
    params: ofKind,
    query: codesQuery,
    response: codesPage,
  },
  /** 413 when the table would be larger than it may. */
  saveProductCodes: {
    method: 'POST',
    path: '/settings/codes/:kind',
    params: ofKind,
    body: codesChange,
    response: codesSaved,
  },
  exportProductCodes: {
    method: 'GET',
    path: '/settings/codes/:kind/export',
    params: ofKind,
    query: csvStyle,
    response: 'text',
  },
  checkProductCodes: {
    method: 'POST',
    path: '/settings/codes/:kind/check',
    params: ofKind,
    body: 'text',
    response: codesDryRun,
  },
  importProductCodes: {
    method: 'POST',
    path: '/settings/codes/:kind/import',
    params: ofKind,
    body: 'text',
    response: codesSaved,
  },
  namespaces: { method: 'GET', path: '/settings/namespaces', response: namespacesSeen },
  catalogueOptions: { method: 'GET', path: '/settings/options', response: optionsSeen },

  connections: { method: 'GET', path: '/connections', response: connections },
  /** Kept only when a call with them works: 200 connected, 422 rejected, else 503, each a `connectionTest`. */
  connect: {
    method: 'PUT',
    path: '/connections/:region',
    params: atRegion,
    body: connectionInput,
    response: connectionTest,
  },
  testConnection: { method: 'POST', path: '/connections/:region/test', params: atRegion, response: connectionTest },
  newWebhookSecret: {
    method: 'POST',
    path: '/connections/:region/webhook-secret',
    params: atRegion,
    response: connectionView,
  },
  disconnect: { method: 'DELETE', path: '/connections/:region', params: atRegion, response: 'none' },
  shippingMethods: {
    method: 'GET',
    path: '/connections/:region/methods',
    params: atRegion,
    query: shippingMethodsQuery,
    response: shippingMethods,
  },

  activity: { method: 'GET', path: '/activity', query: activityQuery, response: activityPage },
  activityEvents: { method: 'GET', path: '/activity/events', response: activityEvents },
  exportActivity: {
    method: 'GET',
    path: '/activity/export',
    query: activityFilter.extend(csvStyle.shape),
    response: 'text',
  },
} as const satisfies Record<string, RouteContract>;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
