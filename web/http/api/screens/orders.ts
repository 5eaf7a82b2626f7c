import { orderActionsOf } from '../../../domain/print-order/actions.ts';
import { searchWords } from '../../../domain/kernel/search.ts';
import { gidOf, type PrintOrderId, type ShopDomain } from '../../../domain/kernel/ids.ts';
import { createOlderChoice } from '../../../pipeline/merchant/jobs/older-choice.ts';
import type { OrderRows } from '../../../pipeline/merchant/jobs/order-rows.ts';
import type {
  Clock,
  JobStore,
  OrderStore,
  PrintOrder,
  PrintOrderStore,
  Reads,
  ShopStore,
} from '../../../pipeline/ports/index.ts';
import { isBelowFloor, marginOf } from '../../../domain/print-order/margin.ts';
import { DEFAULT_SETTINGS, ORDER_JOB_KINDS, type ShopSettings } from '../../../contract/index.ts';
import { BAD_CURSOR, timeCursor } from '../cursor.ts';
import { mount, NOT_FOUND, type Api } from '../endpoint.ts';
import { applyDraft } from './apply-draft.ts';
import { countsOf, filterOf } from './order-tabs.ts';
import { printOrderView, type CatalogueNames } from './order-view.ts';
import { jobView } from './views.ts';

export interface OrderParts {
  readonly reads: Reads;
  readonly shops: ShopStore;
  readonly orders: OrderStore;
  readonly printOrders: PrintOrderStore;
  readonly jobs: JobStore;
  readonly orderRows: OrderRows;
  readonly clock: Clock;
  /** Rows are due: the worker looks now. */
  readonly onWork: () => void;
}

const TIMELINE = 200;

/** The orders table, the order page, the merchant's commands for one order, and for many. */
export function orderRoutes(api: Api, parts: OrderParts): void {
  const { reads, shops, orders, printOrders, jobs, orderRows, clock } = parts;

  async function settingsOf(shop: ShopDomain): Promise<ShopSettings> {
    return (await shops.find(shop))?.settings ?? DEFAULT_SETTINGS;
  }

  mount(api, 'orders', async ({ shop, query }) => {
    const after = timeCursor.read(query.after);
    if (after === 'invalid') return BAD_CURSOR;
    const page = await reads.orders.list(shop, { ...filterOf(query), after: after.place, limit: query.limit });
    const settings = await settingsOf(shop);
    const items = page.rows.map(({ soldFor, cost, ...row }) => ({
      ...row,
      belowFloor: isBelowFloor(marginOf(soldFor, cost, settings.customsRates), settings.marginFloorPercent),
    }));
    return { body: { items, next: timeCursor.write(page.next) } };
  });

  mount(api, 'orderCounts', async ({ shop, query }) => ({
    body: { counts: countsOf(await reads.orders.counts(shop, searchWords(query.q ?? ''), query.problem)) },
  }));

  async function namesOf(shop: ShopDomain, found: readonly PrintOrder[]): Promise<CatalogueNames> {
    const ids = found.flatMap(({ items, region }) =>
      items.flatMap(({ identity }) => (identity.kind === 'variant' ? [{ region, variantId: identity.variantId }] : [])),
    );
    return reads.catalogue.names(shop, ids);
  }

  mount(api, 'order', async ({ shop, params }) => {
    const gid = gidOf('Order', params.order);
    const [header, found, timeline] = await Promise.all([
      reads.orders.header(shop, gid),
      orders.printOrdersOf(shop, gid),
      reads.activity.list(shop, {
        words: [],
        event: null,
        orderGid: gid,
        fromMs: null,
        toMs: null,
        after: null,
        limit: TIMELINE,
      }),
    ]);
    if (header === null) return NOT_FOUND;
    const [names, settings] = await Promise.all([namesOf(shop, found), settingsOf(shop)]);
    const { holdUntilMs: _inside, keptShares: _counted, leased, ...shown } = header;
    return {
      body: {
        ...shown,
        working: leased || (header.dueAtMs !== null && header.dueAtMs <= clock.now()),
        printOrders: found.map((one) => printOrderView(one, { header, names, settings })),
        timeline: timeline.rows.map(({ id, atMs, printOrderId, event, detail }) => ({
          id,
          atMs,
          printOrderId,
          event,
          detail: { ...detail },
        })),
        actions: [...orderActionsOf(header, found)],
      },
    };
  });

  mount(api, 'orderAction', async ({ shop, params }) => {
    const gid = gidOf('Order', params.order);
    const [header, found] = await Promise.all([reads.orders.header(shop, gid), orders.printOrdersOf(shop, gid)]);
    if (header === null) return NOT_FOUND;
    if (!orderActionsOf(header, found).includes(params.action)) return { status: 409, body: { accepted: false } };
    await orders.wake(shop, gid, { approve: params.action === 'send', nowMs: clock.now() });
    parts.onWork();
    return { status: 202, body: { accepted: true } };
  });

  mount(api, 'printOrderAction', async ({ shop, params }) => {
    const id = params.id as PrintOrderId;
    if ((await printOrders.find(shop, id)) === null) return NOT_FOUND;
    const accepted = await printOrders.request(shop, id, { what: params.action, nowMs: clock.now() });
    parts.onWork();
    return { status: accepted ? 202 : 409, body: { accepted } };
  });

  mount(api, 'previewOlderOrders', async ({ shop, body }) => {
    const id = await jobs.create(shop, {
      kind: 'orders_older',
      state: 'preparing',
      params: { ...body },
      nowMs: clock.now(),
    });
    parts.onWork();
    const job = await jobs.find(shop, id);
    return job === null ? NOT_FOUND : { status: 202, body: jobView(job) };
  });

  const olderChoice = createOlderChoice(jobs);

  mount(api, 'olderOrders', async ({ shop, params }) => {
    const job = await jobs.find(shop, params.id);
    return job?.kind === 'orders_older' ? { body: await olderChoice.sums(shop, params.id) } : NOT_FOUND;
  });

  mount(api, 'sendOlderOrders', async ({ shop, params, body }) => {
    await olderChoice.choose(shop, params.id, body);
    return applyDraft(parts, shop, { id: params.id, kind: 'orders_older' });
  });

  mount(api, 'startOrderJob', async ({ shop, body }) => {
    const { selection } = body;
    const kind = ORDER_JOB_KINDS[body.action];
    const isFilter = 'filter' in selection;
    const rows = isFilter ? [] : await orderRows.rowsOf(shop, selection.ids);
    const params = { notes: body.notes, ...(isFilter ? { filter: filterOf(selection.filter) } : {}) };
    const id = await jobs.create(shop, { kind, state: isFilter ? 'preparing' : 'draft', params, nowMs: clock.now() });
    if (!isFilter) {
      await jobs.addRows(id, rows);
      await jobs.apply(shop, id, clock.now());
    }
    parts.onWork();
    const job = await jobs.find(shop, id);
    return job === null ? NOT_FOUND : { status: 202, body: jobView(job) };
  });
}
