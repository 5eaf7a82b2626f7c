import type { OrderGid, PrintOrderId, Region, ShopDomain } from '../../domain/kernel/ids.ts';
import type { PrintAddress } from '../../domain/print-order/print-item.ts';
import type { HoldReason, PrintOrderState } from '../../domain/print-order/states.ts';
import type { Problem, ProblemCode } from '../../domain/kernel/problems.ts';
import { costOf, soldFor, type KeptShares } from '../../domain/print-order/margin.ts';
import { isNeverSent } from '../../domain/print-order/actions.ts';
import type { OrderHeader, OrderReads, PrintOrderListRow, TimeCursor } from '../../pipeline/ports/reads.ts';
import type { Database, Plain } from '../database.ts';
import type { shop_order } from '../generated/sqlite/client.ts';
import { PRINT_ORDER_ADDRESS, type PrintOrderRow } from '../print-orders/rows.ts';
import { readItems } from '../print-orders/sealed-items.ts';
import { jsonList, jsonObject } from '../json-column.ts';
import { tryOpenJson } from '../sealed-json.ts';
import type { Sealer } from '../sealer.ts';
import { empty, sql } from '../sql.ts';
import { hasProblem, listPlaces } from './order-list.ts';
import { startsWith } from '../text-conditions.ts';
import { hasWords, rarestWord, type RarestWord } from './term-search.ts';

/** Items of one row that a list shows; an order of 99 items is on its own page. */
const ITEMS_LISTED = 5;

/** Null = there is no address, it was erased, or its key is gone. */
function countryOf({ shop, address }: PrintOrderRow, sealer: Sealer): string | null {
  if (address === null) return null;
  const opened = tryOpenJson(sealer, address, { shop, column: PRINT_ORDER_ADDRESS }) as PrintAddress | null;
  return opened?.countryCode ?? null;
}

/** What cannot be read was not written by a plan: then nothing is known to have been given back. */
function keptSharesOf({ kept_shares }: Pick<Plain<shop_order>, 'kept_shares'>): KeptShares {
  return (jsonObject(kept_shares) ?? {}) as KeptShares;
}

/** A row whose key is gone, or whose JSON does not parse, is listed without what that held. */
function rowOf(row: PrintOrderRow, sealer: Sealer, kept: KeptShares): PrintOrderListRow {
  const { items } = readItems(sealer, row);
  const problems = jsonList<Problem>(row.problems) ?? [];
  return {
    id: String(row.id) as PrintOrderId,
    orderGid: row.order_gid as OrderGid,
    orderName: row.order_name,
    createdAtMs: row.created_at,
    region: row.region as Region,
    state: row.state as PrintOrderState,
    holdReason: row.hold_reason as HoldReason | null,
    holdUntilMs: row.hold_until,
    isTest: Boolean(row.is_test),
    problemCodes: [...new Set(problems.map(({ code }) => code))],
    quantity: items.reduce((sum, { quantity }) => sum + quantity, 0),
    items: items.slice(0, ITEMS_LISTED).map(({ title, quantity, artworkUrl }) => ({ title, quantity, artworkUrl })),
    countryCode: countryOf(row, sealer),
    picanovaOrderId: row.picanova_order_id,
    picanovaStatus: row.picanova_status,
    picanovaTotal:
      row.total_minor === null || row.total_currency === null
        ? null
        : { minor: row.total_minor, currency: row.total_currency },
    neverSent: isNeverSent({
      state: row.state as PrintOrderState,
      picanovaOrderId: row.picanova_order_id,
      createUnknown: row.create_asked_at !== null,
    }),
    parcels: row.parcels,
    sentAtMs: row.sent_at,
    soldFor: soldFor(items, kept),
    cost: costOf({ items, totalMinor: row.total_minor, totalCurrency: row.total_currency }),
  };
}

interface StateCount {
  readonly state: string | null;
  readonly found: number;
  readonly stuck: number;
}

export function createOrderReads({
  database,
  sealer,
}: {
  readonly database: Database;
  readonly sealer: Sealer;
}): OrderReads {
  /** Of these rows' orders the ones of which something was given back, which are few. */
  async function givenBack(
    shop: ShopDomain,
    rows: readonly Pick<PrintOrderRow, 'order_gid'>[],
  ): Promise<ReadonlyMap<string, KeptShares>> {
    const gids = [...new Set(rows.map(({ order_gid }) => order_gid))];
    const found = await database.query<Pick<Plain<shop_order>, 'order_gid' | 'kept_shares'>>(sql`
      SELECT order_gid, kept_shares FROM shop_order
      WHERE shop = ${shop} AND order_gid ${database.dialect.anyOf(gids)} AND kept_shares <> '{}'`);
    return new Map(found.map((row) => [row.order_gid, keptSharesOf(row)]));
  }

  async function list(shop: ShopDomain, query: Parameters<OrderReads['list']>[1]): ReturnType<OrderReads['list']> {
    const places = await listPlaces(database, shop, { ...query, limit: query.limit + 1 });
    const shown = places.slice(0, query.limit);
    if (shown.length === 0) return { rows: [], next: null };
    const rows = await database.query<PrintOrderRow>(
      sql`SELECT * FROM print_order WHERE id ${database.dialect.anyOf(shown.map(({ id }) => id))}`,
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    const kept = await givenBack(shop, rows);
    const last = shown.at(-1);
    const next: TimeCursor | null =
      places.length > query.limit && last !== undefined ? { atMs: last.created_at, id: String(last.id) } : null;
    return {
      rows: shown
        .flatMap(({ id }) => byId.get(id) ?? [])
        .map((row) => rowOf(row, sealer, kept.get(row.order_gid) ?? {})),
      next,
    };
  }

  async function countAll(shop: ShopDomain): Promise<readonly StateCount[]> {
    return database.query<StateCount>(sql`
      SELECT state, count(*) AS found, 0 AS stuck FROM print_order WHERE shop = ${shop} GROUP BY state
      UNION ALL SELECT NULL AS state, 0 AS found, count(*) AS stuck FROM print_order_problem
      WHERE shop = ${shop} AND code = '*'`);
  }

  async function countStuck(shop: ShopDomain, problem: ProblemCode): Promise<readonly StateCount[]> {
    return database.query<StateCount>(sql`
      SELECT state, count(*) AS found, count(*) AS stuck FROM print_order_problem
      JOIN print_order ON print_order.id = print_order_problem.print_order_id
      WHERE print_order_problem.shop = ${shop} AND print_order_problem.code = ${problem} GROUP BY state`);
  }

  async function countFound(
    shop: ShopDomain,
    { word, others }: RarestWord,
    problem: ProblemCode | null,
  ): Promise<readonly StateCount[]> {
    return database.query<StateCount>(sql`
      SELECT state, count(*) AS found, sum(CASE WHEN problems = '[]' THEN 0 ELSE 1 END) AS stuck
      FROM (SELECT DISTINCT print_order_id FROM print_order_term AS found
        WHERE shop = ${shop} AND ${startsWith(sql`term`, word)}
        ${hasWords(sql`found.print_order_id`, others)}
        ${problem === null ? empty : hasProblem(sql`found.print_order_id`, problem, shop)}) AS matching
      JOIN print_order ON print_order.id = matching.print_order_id GROUP BY state`);
  }

  async function counts(
    shop: ShopDomain,
    words: readonly string[],
    problem: ProblemCode | null = null,
  ): ReturnType<OrderReads['counts']> {
    const rarest = await rarestWord(database, shop, words);
    const found = rarest === null || rarest.isCommon ? null : await countFound(shop, rarest, problem);
    const rows = found ?? (problem === null ? await countAll(shop) : await countStuck(shop, problem));
    return {
      byState: Object.fromEntries(rows.flatMap(({ state, found }) => (state === null ? [] : [[state, Number(found)]]))),
      withProblem: rows.reduce((sum, { stuck }) => sum + Number(stuck), 0),
    };
  }

  async function withProblem(shop: ShopDomain, ids: readonly PrintOrderId[]): Promise<number> {
    if (ids.length === 0) return 0;
    const [stuck] = await database.query<{ found: number }>(sql`
      SELECT count(*) AS found FROM print_order_problem
      WHERE shop = ${shop} AND code = '*' AND print_order_id ${database.dialect.anyOf(ids.map(Number))}`);
    return Number(stuck?.found ?? 0);
  }

  async function header(shop: ShopDomain, order: OrderGid): Promise<OrderHeader | null> {
    const [row] = await database.query<Plain<shop_order>>(
      sql`SELECT * FROM shop_order WHERE shop = ${shop} AND order_gid = ${order}`,
    );
    if (row === undefined) return null;
    const holds = await database.query<{ readonly hold_until: number } & Pick<PrintOrderRow, 'id'>>(
      sql`SELECT id, hold_until FROM print_order
        WHERE shop = ${shop} AND order_gid = ${order} AND hold_until IS NOT NULL`,
    );
    return {
      orderGid: order,
      orderName: row.name ?? '',
      isTest: Boolean(row.is_test),
      financialStatus: row.financial_status,
      cancelledAtMs: row.cancelled_at,
      firstSeenAtMs: row.first_seen_at,
      dueAtMs: row.due_at,
      leased: row.lease_token !== null,
      keptShares: keptSharesOf(row),
      holdUntilMs: new Map(holds.map(({ id, hold_until }) => [String(id) as PrintOrderId, hold_until])),
    };
  }

  return { list, counts, withProblem, header };
}
