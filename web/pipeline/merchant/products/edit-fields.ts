import { gidOf, type ShopDomain } from '../../../domain/kernel/ids.ts';
import type { FieldChanges, FieldLevel } from '../../../domain/print-fields/print-field-edit.ts';
import type {
  Clock,
  IndexedVariant,
  OrderStore,
  ProductIndexStore,
  RemoteFailure,
  ShopifyProducts,
  ShopVariant,
} from '../../ports/index.ts';
import { VARIANTS_A_READ } from '../../ports/shopify-products.ts';
import type { Checker } from './checker.ts';
import { differences, withChanges } from './own-fields.ts';
import type { TaskEdit, WritePlace, WriteResult } from './planned-edit.ts';
import type { KeepUndo, WriteEdits } from './write-edits.ts';

/**
 * Editing print fields: read what Shopify holds now, write what differs, keep the index in step. Used by the inline
 * editor directly and by jobs in portions.
 */
export interface EditPorts {
  readonly shopify: ShopifyProducts;
  readonly index: ProductIndexStore;
  readonly orders: Pick<OrderStore, 'wakeBlockedBy'>;
  readonly checker: Checker;
  readonly writeEdits: WriteEdits;
  readonly clock: Clock;
}

/** Fields as they would be. */
interface Wish {
  readonly variant: string;
  readonly level: FieldLevel;
  readonly fields: FieldChanges;
}

export type Edited =
  | {
      readonly outcome: 'edited';
      /** Orders that were blocked because of these products and are planned again. */
      readonly ordersWoken: number;
      readonly results: readonly (WriteResult & { readonly rows: readonly IndexedVariant[] })[];
    }
  | RemoteFailure;

/** Definitions hardly ever change; a stale one costs a refusal that says so. */
const TYPES_MS = 10 * 60_000;

/** One result an edit, in order; a failure of Shopify's ends the call when nothing was written before it. */
export function createEditFields(ports: EditPorts) {
  const { shopify, index, orders, checker, clock } = ports;
  const typesByPlace = new Map<string, { readonly types: WritePlace['types']; readonly readAtMs: number }>();

  async function typesOf(shop: ShopDomain, namespace: string): Promise<WritePlace['types']> {
    const place = `${shop} ${namespace}`;
    const known = typesByPlace.get(place);
    if (known && clock.now() - known.readAtMs < TYPES_MS) return known.types;
    const answer = await shopify.definitions(shop);
    if (answer.outcome !== 'listed') return known?.types ?? new Map();
    const types = new Map(
      answer.definitions
        .filter((definition) => definition.namespace === namespace)
        .map(({ level, key, type }) => [`${level}.${key}`, type]),
    );
    typesByPlace.set(place, { types, readAtMs: clock.now() });
    return types;
  }

  async function read(
    shop: ShopDomain,
    numbers: readonly string[],
    namespaces: readonly [string, string],
  ): Promise<{ outcome: 'read'; variants: readonly ShopVariant[] } | RemoteFailure> {
    const gids = [...new Set(numbers.map((number) => gidOf('ProductVariant', number)))];
    const variants: ShopVariant[] = [];
    for (let from = 0; from < gids.length; from += VARIANTS_A_READ) {
      const answer = await shopify.readVariants(shop, gids.slice(from, from + VARIANTS_A_READ), namespaces);
      if (answer.outcome !== 'read') return answer;
      variants.push(...answer.variants);
    }
    return { outcome: 'read', variants };
  }

  /** A product's own fields count for all its variants: their rows take over the product's metafields as now known. */
  async function siblings(shop: ShopDomain, variant: ShopVariant): Promise<readonly ShopVariant[]> {
    const known = await index.ofProducts(shop, [variant.productGid]);
    const product = variant.metafields.filter(({ level }) => level === 'product');
    const others = known.map((row) => row.variant).filter(({ variantGid }) => variantGid !== variant.variantGid);
    return [
      variant,
      ...others.map((other) => ({
        ...other,
        metafields: [...other.metafields.filter(({ level }) => level === 'variant'), ...product],
      })),
    ];
  }

  /** Everything that was read or written goes into the index, checked. */
  async function reindex(
    shop: ShopDomain,
    edits: readonly TaskEdit[],
    results: readonly WriteResult[],
  ): Promise<readonly IndexedVariant[]> {
    const touched = new Map<string, ShopVariant>();
    for (const [at, result] of results.entries()) {
      if (!('variant' in result)) continue;
      const variants =
        edits[at]?.level === 'product' && result.outcome === 'saved'
          ? await siblings(shop, result.variant)
          : [result.variant];
      for (const variant of variants) touched.set(variant.variantGid, variant);
    }
    const rows = await checker.check(shop, [...touched.values()]);
    await index.upsert(shop, rows);
    return rows;
  }

  /**
   * Applies edits whose variants may overlap: the same variant twice is written twice, in order. What `keepUndo` throws
   * ends the call.
   */
  async function edit(shop: ShopDomain, edits: readonly TaskEdit[], keepUndo?: KeepUndo): Promise<Edited> {
    const { fieldNamespace, otherNamespace } = await checker.settingsOf(shop);
    const now = await read(
      shop,
      edits.map(({ variant }) => variant),
      [fieldNamespace, otherNamespace],
    );
    if (now.outcome !== 'read') return now;
    const types = await typesOf(shop, fieldNamespace);
    const place = { variants: now.variants, namespace: fieldNamespace, types };
    const results = await ports.writeEdits(shop, edits, { ...place, keepUndo });
    const rows = await reindex(shop, edits, results);
    const saved = results.flatMap((result) => (result.outcome === 'saved' ? [result.variant.productGid] : []));
    const ordersWoken = saved.length === 0 ? 0 : await orders.wakeBlockedBy(shop, [...new Set(saved)], clock.now());
    return {
      outcome: 'edited',
      ordersWoken,
      results: results.map((result) => ({ ...result, rows: rowsOf(result, rows) })),
    };
  }

  /**
   * What the status would be with these fields, without writing them; null = the index does not know the variant. Of
   * fields of a whole product, also that of all its variants.
   */
  async function check(
    shop: ShopDomain,
    wish: Wish,
  ): Promise<{ readonly row: IndexedVariant; readonly product: readonly IndexedVariant[] | null } | null> {
    const [known] = await index.find(shop, [gidOf('ProductVariant', wish.variant)]);
    if (known === undefined) return null;
    const { fieldNamespace: namespace } = await checker.settingsOf(shop);
    const rows = wish.level === 'product' ? await index.ofProducts(shop, [known.variant.productGid]) : [known];
    const checked = await checker.check(
      shop,
      rows.map(({ variant }) => withChanges(variant, differences(variant, { ...wish, namespace }), { namespace })),
    );
    const row = checked.find(({ variant }) => variant.variantGid === known.variant.variantGid);
    return row === undefined ? null : { row, product: wish.level === 'product' ? checked : null };
  }

  /** The same for many rows at once, with what each would be printed as; unknown variants are left out. */
  async function checkRows(shop: ShopDomain, wishes: readonly Wish[]) {
    const found = await index.find(
      shop,
      wishes.map(({ variant }) => gidOf('ProductVariant', variant)),
    );
    const { fieldNamespace: namespace } = await checker.settingsOf(shop);
    const byGid = new Map(found.map(({ variant }) => [variant.variantGid, variant]));
    const changed = wishes.flatMap((wish) => {
      const variant = byGid.get(gidOf('ProductVariant', wish.variant));
      return variant === undefined
        ? []
        : [withChanges(variant, differences(variant, { ...wish, namespace }), { namespace })];
    });
    return checker.checkWithArticles(shop, changed);
  }

  return { edit, check, checkRows };
}

export type EditFields = ReturnType<typeof createEditFields>;

/** The rows that one result touched: its variant's, and all of its product's after a product-level edit. */
function rowsOf(result: WriteResult, rows: readonly IndexedVariant[]): readonly IndexedVariant[] {
  if (!('variant' in result)) return [];
  const { variantGid: gid, productGid } = result.variant;
  const isForProduct = result.outcome === 'saved' && result.changes.some(({ level }) => level === 'product');
  return rows.filter(
    ({ variant }) => variant.variantGid === gid || (isForProduct && variant.productGid === productGid),
  );
}
