import type { OrderListFilter, TimeCursor } from '../../pipeline/ports/reads.ts';
import type { Database } from '../database.ts';
import { empty, join, sql, type Sql } from '../sql.ts';
import { startsWith } from '../text-conditions.ts';
import { hasWords, rarestWord } from './term-search.ts';

/**
 * Which print orders a page of the list shows: ids in order, by whichever index brings them in that order. The rows
 * themselves are read afterwards, by id, since a row is 20 times as big as its place in an index.
 */
export interface Place {
  readonly id: number;
  readonly created_at: number;
}

type Query = OrderListFilter & { readonly after: TimeCursor | null; readonly limit: number };

const NEWEST_FIRST = sql`ORDER BY created_at DESC, id DESC`;

/** After the last row of the page before, newest first. */
function below(after: TimeCursor | null, columns: { readonly at: Sql; readonly id: Sql }): Sql {
  return after === null ? empty : sql`AND (${columns.at}, ${columns.id}) < (${after.atMs}, ${Number(after.id)})`;
}

function inStates(column: Sql, states: readonly string[] | null): Sql {
  return states === null ? empty : sql`AND ${column} IN (${join([...states])})`;
}

export function hasProblem(id: Sql, problem: OrderListFilter['problem'], shop: string): Sql {
  return problem === null
    ? empty
    : sql`AND EXISTS (SELECT 1 FROM print_order_problem AS stuck
      WHERE stuck.print_order_id = ${id} AND stuck.shop = ${shop} AND stuck.code = ${codeOf(problem)})`;
}

/** Every print order with a problem has a row of this code too (prisma/…/migration.sql: the triggers). */
function codeOf(problem: Exclude<OrderListFilter['problem'], null>): string {
  return problem === 'any' ? '*' : problem;
}

/** The list as it is, or one state of it: both are an index in this order. */
function plain(shop: string, query: Query, state: string | null): Sql {
  return sql`
    SELECT id, created_at FROM print_order WHERE shop = ${shop} ${state === null ? empty : sql`AND state = ${state}`}
    ${below(query.after, { at: sql`created_at`, id: sql`id` })}
      ${hasProblem(sql`print_order.id`, query.problem, shop)} ${hasWords(sql`print_order.id`, query.words)}
    ${NEWEST_FIRST} LIMIT ${query.limit}`;
}

function byProblem(shop: string, query: Query, problem: Exclude<OrderListFilter['problem'], null>): Sql {
  const states =
    query.states === null
      ? empty
      : sql`AND EXISTS (SELECT 1 FROM print_order
        WHERE print_order.id = stuck.print_order_id ${inStates(sql`print_order.state`, query.states)})`;
  return sql`
    SELECT print_order_id AS id, created_at FROM print_order_problem AS stuck
    WHERE shop = ${shop} AND code = ${codeOf(problem)}
    ${below(query.after, { at: sql`created_at`, id: sql`print_order_id` })}
      ${states} ${hasWords(sql`stuck.print_order_id`, query.words)}
    ${NEWEST_FIRST} LIMIT ${query.limit}`;
}

function byWord(shop: string, query: Query, word: { readonly word: string; readonly others: readonly string[] }): Sql {
  const states =
    query.states === null
      ? empty
      : sql`AND EXISTS (SELECT 1 FROM print_order
        WHERE print_order.id = found.print_order_id ${inStates(sql`print_order.state`, query.states)})`;
  return sql`
    SELECT DISTINCT print_order_id AS id, created_at FROM print_order_term AS found
    WHERE shop = ${shop} AND ${startsWith(sql`term`, word.word)}
    ${below(query.after, { at: sql`created_at`, id: sql`print_order_id` })}
      ${states} ${hasProblem(sql`found.print_order_id`, query.problem, shop)}
      ${hasWords(sql`found.print_order_id`, word.others)}
    ${NEWEST_FIRST} LIMIT ${query.limit}`;
}

function newestFirst(one: Place, other: Place): number {
  return other.created_at - one.created_at || other.id - one.id;
}

/** Places of up to `limit` rows, newest first. */
export async function listPlaces(database: Database, shop: string, query: Query): Promise<readonly Place[]> {
  const { states, problem, words } = query;
  const rarest = await rarestWord(database, shop, words);
  if (rarest !== null && !rarest.isCommon) return database.query<Place>(byWord(shop, query, rarest));
  if (problem !== null) return database.query<Place>(byProblem(shop, query, problem));
  if (states === null) return database.query<Place>(plain(shop, query, null));
  // A tab of two states is two lists, each from its index, merged.
  const lists: (readonly Place[])[] = [];
  for (const state of states) lists.push(await database.query<Place>(plain(shop, query, state)));
  return lists.flat().toSorted(newestFirst).slice(0, query.limit);
}
