import type { OrderGid, PrintOrderId, ShopDomain } from '../../domain/kernel/ids.ts';
import type { ActivityQuery, ActivityReads, ActivityRow } from '../../pipeline/ports/reads.ts';
import type { Database, Plain } from '../database.ts';
import type { activity, print_order } from '../generated/sqlite/client.ts';
import { jsonObject } from '../json-column.ts';
import { empty, sql, type Sql } from '../sql.ts';
import { equals, startsWith } from '../text-conditions.ts';
import { hasWords } from './term-search.ts';

interface List {
  readonly which: Sql;
  readonly order: Sql;
}

const BY_INDEX = sql`ORDER BY activity.at DESC, activity.id DESC`;
/**
 * Orders have a few lines each: they are found first and sorted then. The plus keeps a planner without statistics from
 * walking the whole log in order instead (170 ms against 3 ms in 300,000 lines).
 */
const BY_SORTING = sql`ORDER BY +activity.at DESC, +activity.id DESC`;

type Row = Plain<activity> & { readonly order_name: string | null };

/** A search that finds more orders than this shows the log of the newest ones. */
const ORDERS_FOUND = 200;

function rowOf(row: Row): ActivityRow {
  return {
    id: String(row.id),
    atMs: row.at,
    orderGid: row.order_gid as OrderGid | null,
    orderName: row.order_name,
    printOrderId: row.print_order_id === null ? null : (String(row.print_order_id) as PrintOrderId),
    event: row.event,
    detail: jsonObject(row.detail) ?? {},
  };
}

function newestFirst(one: Row, other: Row): number {
  return other.at - one.at || other.id - one.id;
}

export function createActivityReads(database: Database): ActivityReads {
  /**
   * The kinds of event of a shop, by jumping through the index from one to the next: 30 look-ups, however long the log.
   */
  async function events(shop: ShopDomain): Promise<readonly string[]> {
    const rows = await database.query<Pick<Plain<activity>, 'event'>>(sql`
      WITH RECURSIVE kinds (event) AS (
        SELECT min(event) FROM activity WHERE shop = ${shop}
        UNION ALL
        SELECT (SELECT min(event) FROM activity WHERE shop = ${shop} AND event > kinds.event) FROM kinds
        WHERE kinds.event IS NOT NULL
      )
      SELECT event FROM kinds WHERE event IS NOT NULL`);
    return rows.map(({ event }) => event);
  }

  async function ordersFound(shop: ShopDomain, words: readonly string[]): Promise<readonly string[]> {
    const [first = '', ...others] = words;
    const rows = await database.query<Pick<Plain<print_order>, 'order_gid'>>(sql`
      SELECT DISTINCT print_order.order_gid FROM (
        SELECT print_order_id FROM print_order_term AS found WHERE shop = ${shop} AND ${startsWith(sql`term`, first)}
        ${hasWords(sql`found.print_order_id`, others)} ORDER BY created_at DESC LIMIT ${ORDERS_FOUND}
      ) AS newest JOIN print_order ON print_order.id = newest.print_order_id`);
    return rows.map(({ order_gid }) => order_gid);
  }

  /** One list of the log: all, one event's, or some orders'. */
  function pageOf(shop: ShopDomain, query: ActivityQuery, { which, order }: List): Promise<readonly Row[]> {
    const { after, fromMs, toMs, limit, event } = query;
    return database.query<Row>(sql`
      SELECT activity.*, shop_order.name AS order_name FROM activity LEFT
      JOIN shop_order ON shop_order.shop = activity.shop AND shop_order.order_gid = activity.order_gid
      WHERE activity.shop = ${shop} ${which} ${event === null ? empty : sql`AND ${equals(sql`activity.event`, event)}`}
        ${fromMs === null ? empty : sql`AND activity.at >= ${fromMs}`}
        ${toMs === null ? empty : sql`AND activity.at < ${toMs}`}
        ${after === null ? empty : sql`AND (activity.at, activity.id) < (${after.atMs}, ${Number(after.id)})`}
      ${order} LIMIT ${limit + 1}`);
  }

  /** Which lists a query is made of. Words find orders, or kinds of event that have each of them. */
  async function listsOf(shop: ShopDomain, query: ActivityQuery): Promise<readonly List[]> {
    const one = query.orderGid === null ? empty : sql`AND ${equals(sql`activity.order_gid`, query.orderGid)}`;
    if (query.words.length === 0) return [{ which: one, order: query.orderGid === null ? BY_INDEX : BY_SORTING }];
    const gids = await ordersFound(shop, query.words);
    const kinds = (await events(shop)).filter((event) => query.words.every((word) => event.includes(word)));
    const ofOrders =
      gids.length === 0
        ? []
        : [{ which: sql`${one} AND activity.order_gid ${database.dialect.anyOf(gids)}`, order: BY_SORTING }];
    return [
      ...ofOrders,
      ...kinds.map((event) => ({
        which: sql`${one} AND activity.event = ${event}`,
        order: query.orderGid === null ? BY_INDEX : BY_SORTING,
      })),
    ];
  }

  async function list(shop: ShopDomain, query: ActivityQuery): ReturnType<ActivityReads['list']> {
    const found = new Map<number, Row>();
    for (const which of await listsOf(shop, query))
      for (const row of await pageOf(shop, query, which)) found.set(row.id, row);
    const rows = [...found.values()].toSorted(newestFirst);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      rows: shown.map(rowOf),
      next: rows.length > query.limit && last !== undefined ? { atMs: last.at, id: String(last.id) } : null,
    };
  }

  return { list, events };
}
