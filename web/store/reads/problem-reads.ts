import type { OrderGid, ShopDomain } from '../../domain/kernel/ids.ts';
import type { Problem, ProblemCode } from '../../domain/kernel/problems.ts';
import type { HomeReads } from '../../pipeline/ports/reads.ts';
import type { Database, Plain } from '../database.ts';
import type { print_order } from '../generated/sqlite/client.ts';
import { jsonList } from '../json-column.ts';
import { sql } from '../sql.ts';

const EXAMPLES = 3;
/** Of more print orders with one problem nobody counts the products. */
const LOOKED_THROUGH = 500;

type Group = Awaited<ReturnType<HomeReads['problems']>>[number];
type Behind = Pick<Group, 'products' | 'productGid' | 'variantGid'>;

const UNKNOWN: Behind = { products: null, productGid: null, variantGid: null };

/** What needs the merchant, by cause, and what waits for Picanova. */
export function createProblemReads(database: Database): Pick<HomeReads, 'problems' | 'picanovaAway'> {
  /** The products whose print fields are behind a problem. */
  async function behind(shop: ShopDomain, code: ProblemCode): Promise<Behind> {
    const rows = await database.query<Pick<Plain<print_order>, 'problems'>>(sql`
      SELECT print_order.problems FROM print_order_problem
      JOIN print_order ON print_order.id = print_order_problem.print_order_id
      WHERE print_order_problem.shop = ${shop} AND print_order_problem.code = ${code} LIMIT ${LOOKED_THROUGH + 1}`);
    if (rows.length > LOOKED_THROUGH) return UNKNOWN;
    const found = rows
      .flatMap(({ problems }) => jsonList<Problem>(problems) ?? [])
      .filter((problem) => problem.code === code);
    // Of a removed variant nobody knows the product.
    if (found.some(({ variant }) => variant === undefined)) return UNKNOWN;
    const products = new Set(found.flatMap(({ variant }) => variant?.productGid ?? []));
    const variants = new Set(found.flatMap(({ variant }) => variant?.gid ?? []));
    return {
      products: products.size,
      productGid: products.size === 1 ? ([...products][0] ?? null) : null,
      variantGid: variants.size === 1 ? ([...variants][0] ?? null) : null,
    };
  }

  async function examplesOf(shop: ShopDomain, code: ProblemCode): Promise<Group['examples']> {
    const examples = await database.query<Pick<Plain<print_order>, 'order_gid' | 'order_name'>>(sql`
      SELECT print_order.order_gid, print_order.order_name
      FROM (SELECT print_order_id, created_at FROM print_order_problem WHERE shop = ${shop} AND code = ${code}
      ORDER BY created_at DESC, print_order_id DESC LIMIT ${EXAMPLES}) AS newest
      JOIN print_order ON print_order.id = newest.print_order_id
      ORDER BY newest.created_at DESC, newest.print_order_id DESC`);
    return examples.map((row) => ({ orderGid: row.order_gid as OrderGid, orderName: row.order_name }));
  }

  async function problems(shop: ShopDomain): Promise<readonly Group[]> {
    const codes = await database.query<{ code: string; found: number; oldest: number }>(sql`
      SELECT code, count(*) AS found, min(created_at) AS oldest FROM print_order_problem
      WHERE shop = ${shop} AND code <> '*' GROUP BY code ORDER BY found DESC, code`);
    const grouped: Group[] = [];
    for (const { code, found, oldest } of codes) {
      const known = code as ProblemCode;
      grouped.push({
        code: known,
        printOrders: Number(found),
        oldestAtMs: oldest,
        examples: await examplesOf(shop, known),
        ...(Number(found) > LOOKED_THROUGH ? UNKNOWN : await behind(shop, known)),
      });
    }
    return grouped;
  }

  async function picanovaAway(shop: ShopDomain): ReturnType<HomeReads['picanovaAway']> {
    const [waiting] = await database.query<{ found: number; next: number | null }>(sql`
      SELECT count(*) AS found, min(print_order.due_at) AS next FROM print_order_problem
      JOIN print_order ON print_order.id = print_order_problem.print_order_id
      WHERE print_order_problem.shop = ${shop} AND print_order_problem.code = 'picanova_unreachable'`);
    const printOrders = Number(waiting?.found ?? 0);
    return printOrders === 0 ? null : { printOrders, nextTryAtMs: waiting?.next ?? null };
  }

  return { problems, picanovaAway };
}
