import { setImmediate as othersTurn } from 'node:timers/promises';
import type { ShopDomain } from '../../../domain/kernel/ids.ts';
import type {
  CatalogueChangeStore,
  ChangeUse,
  Clock,
  IndexedVariant,
  ProductCursor,
  ProductIndexStore,
  VariantStatus,
} from '../../ports/index.ts';
import type { Checker } from './checker.ts';

export interface RecheckPorts {
  readonly changes: Pick<CatalogueChangeStore, 'unchecked' | 'checked'>;
  readonly index: Pick<ProductIndexStore, 'list' | 'upsert'>;
  readonly checker: Pick<Checker, 'check'>;
  readonly clock: Clock;
}

const ROWS_AT_ONCE = 100;
const NOT_READY: readonly VariantStatus[] = ['broken', 'incomplete'];

/** Changes by what was printed: `EU 4711`. */
type ChangesOf = ReadonlyMap<string, readonly number[]>;

function usesOf({ variant, regions }: IndexedVariant, changesOf: ChangesOf): readonly ChangeUse[] {
  const { variantGid } = variant;
  return regions.flatMap(({ region, print, articles = print === null ? [] : [print.variantId] }) =>
    articles.flatMap((article) =>
      (changesOf.get(`${region} ${article}`) ?? []).map((changeId) => ({ changeId, variantGid })),
    ),
  );
}

/**
 * After a catalogue was read, the shop's variants are checked anew from their copies, without asking Shopify: what it
 * stops from being printed is broken in the list before an order is. Made from what is stored, so a crash costs a
 * repetition.
 */
export function createRecheck({ changes, index, checker, clock }: RecheckPorts) {
  async function checkAnew(shop: ShopDomain, rows: readonly IndexedVariant[]): Promise<readonly IndexedVariant[]> {
    const checked = await checker.check(
      shop,
      rows.map(({ variant }) => variant),
    );
    // What Shopify said is as old as it was.
    return checked.map((row, at) => ({ ...row, readAtMs: rows[at]?.readAtMs ?? row.readAtMs }));
  }

  async function walk(
    shop: ShopDomain,
    status: VariantStatus | null,
    changesOf: ChangesOf,
  ): Promise<readonly ChangeUse[]> {
    const uses: ChangeUse[] = [];
    let after: ProductCursor | null = null;
    do {
      await othersTurn();
      const query = { status, words: [], productGid: null, after, limit: ROWS_AT_ONCE };
      const page: Awaited<ReturnType<ProductIndexStore['list']>> = await index.list(shop, query);
      const before = page.rows.flatMap((row) => usesOf(row, changesOf));
      const using = new Set(before.map(({ variantGid }) => variantGid));
      const affected = page.rows.filter((row) => using.has(row.variant.variantGid) || NOT_READY.includes(row.status));
      const checked = affected.length === 0 ? [] : await checkAnew(shop, affected);
      if (checked.length > 0) await index.upsert(shop, checked);
      uses.push(...before, ...checked.flatMap((row) => usesOf(row, changesOf)));
      after = page.next;
    } while (after !== null);
    return uses;
  }

  return {
    /** What prints what changed. Answers how many variants do. */
    async changed(shop: ShopDomain): Promise<number> {
      const found = await changes.unchecked(shop);
      if (found.length === 0) return 0;
      const groups = Map.groupBy(found, ({ region, variantId }) => `${region} ${variantId}`);
      const changesOf: ChangesOf = new Map([...groups].map(([print, own]) => [print, own.map(({ id }) => id)]));
      const uses = await walk(shop, null, changesOf);
      await changes.checked(shop, { changeIds: found.map(({ id }) => id), uses }, clock.now());
      return new Set(uses.map(({ variantGid }) => variantGid)).size;
    },

    /** What was not ready: what it lacked may be there now, such as the first catalogue. */
    async unready(shop: ShopDomain): Promise<void> {
      for (const status of NOT_READY) await walk(shop, status, new Map());
    },
  };
}

export type Recheck = ReturnType<typeof createRecheck>;
