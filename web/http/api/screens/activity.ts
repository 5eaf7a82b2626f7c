import { setImmediate as othersTurn } from 'node:timers/promises';
import { gidOf, type ShopDomain } from '../../../domain/kernel/ids.ts';
import type { ActivityQuery, ActivityRow, Reads, TimeCursor } from '../../../pipeline/ports/index.ts';
import { csvText, type CsvRecord } from '../../../pipeline/merchant/products/csv-text.ts';
import type { ActivityFilter } from '../../../contract/index.ts';
import { BAD_CURSOR, timeCursor } from '../cursor.ts';
import { mount, type Api } from '../endpoint.ts';
import { searchWords } from '../../../domain/kernel/search.ts';

const ROWS_A_PAGE = 200;
const HEADER = ['Time', 'Order', 'Event', 'Detail'] as const;

function queryOf({ q, event, order, fromMs, toMs }: ActivityFilter): Omit<ActivityQuery, 'after' | 'limit'> {
  return {
    words: searchWords(q ?? ''),
    event: event ?? null,
    orderGid: order === undefined ? null : gidOf('Order', order),
    fromMs: fromMs ?? null,
    toMs: toMs ?? null,
  };
}

function record({ atMs, orderName, event, detail }: ActivityRow): CsvRecord {
  return [
    new Date(atMs).toISOString(),
    orderName ?? '',
    event,
    Object.keys(detail).length === 0 ? '' : JSON.stringify(detail),
  ];
}

/** The log of every step: searched, paged, and exported as it is filtered. */
export function activityRoutes(api: Api, parts: { readonly reads: Reads }): void {
  const { activity } = parts.reads;

  mount(api, 'activity', async ({ shop, query }) => {
    const after = timeCursor.read(query.after);
    if (after === 'invalid') return BAD_CURSOR;
    const page = await activity.list(shop, { ...queryOf(query), after: after.place, limit: query.limit });
    return {
      body: {
        items: page.rows.map((row) => ({ ...row, detail: { ...row.detail } })),
        next: timeCursor.write(page.next),
      },
    };
  });

  mount(api, 'activityEvents', async ({ shop }) => ({ body: { events: [...(await activity.events(shop))] } }));

  async function* records(shop: ShopDomain, filter: ActivityFilter): AsyncGenerator<readonly CsvRecord[]> {
    let after: TimeCursor | null = null;
    do {
      await othersTurn();
      const page: { readonly rows: readonly ActivityRow[]; readonly next: TimeCursor | null } = await activity.list(
        shop,
        { ...queryOf(filter), after, limit: ROWS_A_PAGE },
      );
      yield page.rows.map(record);
      after = page.next;
    } while (after !== null);
  }

  mount(api, 'exportActivity', async ({ shop, query }) => ({
    body: { fileName: 'activity.csv', text: csvText(HEADER, records(shop, query), query) },
  }));
}
