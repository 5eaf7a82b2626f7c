import type { ShopDomain } from '../../domain/kernel/ids.ts';
import { searchWords } from '../../domain/kernel/search.ts';
import { capturedItems, NO_MEMORY, type LineMemory } from '../../domain/planning/deleted-lines.ts';
import { linesToRemember } from '../../domain/planning/line-fields.ts';
import type { FieldRules } from '../../domain/planning/rules.ts';
import type { FulfillmentOrderLine, ShopifyOrder } from '../../domain/planning/shopify-order.ts';
import type { IndexedVariant, OrderStore, ProductIndexStore } from '../ports/index.ts';

interface MemoryPorts {
  readonly orders: Pick<OrderStore, 'printOrdersOf' | 'printedTitles'>;
  readonly index: Pick<ProductIndexStore, 'bySku' | 'find' | 'list'>;
}

/** What is known of an order's lines whose product was deleted; asks nobody when there are none. */
export type RecallLines = (shop: ShopDomain, order: ShopifyOrder, settings: FieldRules) => Promise<LineMemory>;

/** A product is found by its title's words; further ones of the same words are another's. */
const MOST_OF_A_TITLE = 20;

const isPrinted = ({ status }: IndexedVariant): boolean => status !== 'none';

/** The product index forgets a deleted product with the next reading of all, and earlier orders never do. */
export function createRecallLines({ orders, index }: MemoryPorts): RecallLines {
  async function printedSkus(shop: ShopDomain, lines: readonly FulfillmentOrderLine[]): Promise<ReadonlySet<string>> {
    const skus = lines.flatMap(({ sku }) => sku ?? []);
    if (skus.length === 0) return new Set();
    const gids = [...(await index.bySku(shop, skus)).values()].flat();
    const rows = gids.length === 0 ? [] : await index.find(shop, gids);
    return new Set(rows.filter(isPrinted).flatMap(({ variant }) => variant.sku ?? []));
  }

  async function isIndexed(shop: ShopDomain, title: string): Promise<boolean> {
    const query = { status: null, words: searchWords(title), productGid: null, after: null, limit: MOST_OF_A_TITLE };
    const { rows } = await index.list(shop, query);
    return rows.some((row) => row.variant.productTitle === title && isPrinted(row));
  }

  async function printedTitles(shop: ShopDomain, lines: readonly FulfillmentOrderLine[]): Promise<ReadonlySet<string>> {
    const titles = [...new Set(lines.map(({ title }) => title))];
    const printed = new Set(await orders.printedTitles(shop, titles));
    for (const title of titles) if (!printed.has(title) && (await isIndexed(shop, title))) printed.add(title);
    return printed;
  }

  return async function recallLines(shop, order, settings) {
    const lines = linesToRemember(order, settings);
    if (lines.length === 0) return NO_MEMORY;
    const captured = capturedItems(await orders.printOrdersOf(shop, order.gid));
    const unknown = lines.filter(({ lineItemGid }) => !captured.has(lineItemGid));
    if (unknown.length === 0) return { captured, suspects: new Set() };
    const skus = await printedSkus(shop, unknown);
    const titles = await printedTitles(shop, unknown);
    const suspects = unknown.filter(({ sku, title }) => titles.has(title) || (sku !== null && skus.has(sku)));
    return { captured, suspects: new Set(suspects.map(({ lineItemGid }) => lineItemGid)) };
  };
}
