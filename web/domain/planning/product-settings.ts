import type { Region } from '../kernel/ids.ts';
import { findByText } from '../kernel/text.ts';
import { resolveMatched, resolvePrintFields } from '../print-fields/print-fields.ts';
import type { OwnFields, OwnLine } from './plan-item.ts';
import type { FieldRules } from './rules.ts';
import type { FieldHolder, ShopifyOrder, UnitPrice } from './shopify-order.ts';

/**
 * Product settings: shop-wide tables of codes (product §3 rule 12). *Code match* puts one SKU of Picanova's in the
 * place of a code, or several, which make a set; *code skip* names what stays in the order and is not sent. A code is
 * what `print_sku` says, or the Shopify SKU. One step only: what was matched is not matched again.
 */
export interface CodeRow {
  readonly code: string;
  /** In the order of a set's places; empty = code skip. */
  readonly skus: readonly string[];
}

export interface ProductSettings {
  readonly matches: readonly CodeRow[];
  readonly skips: readonly CodeRow[];
  /** Code match applies to the Shopify SKU of what names no product in its print fields. */
  readonly matchShopifySku: boolean;
}

export const NO_PRODUCT_SETTINGS: ProductSettings = { matches: [], skips: [], matchShopifySku: false };

/** What print fields are read from, with the SKU that Shopify knows it by. */
export type CodeHolder = FieldHolder & { readonly sku: string | null };

/** A line as the shop's tables have it. */
export type ReadLine =
  | { readonly kind: 'not_ours' }
  /** Code skip names it. */
  | { readonly kind: 'skipped'; readonly code: string }
  | { readonly kind: 'fields'; readonly fields: OwnFields };

interface Reading {
  readonly settings: FieldRules;
  readonly region: Region;
  readonly products: ProductSettings;
}

const rowOf = (rows: readonly CodeRow[], code: string | null): CodeRow | null =>
  code === null ? null : findByText(rows, code, (row) => row.code);

/** Which code of a line is matched: its own, and where no field of it names a product, the Shopify SKU. */
function matchOf(own: OwnFields | null, sku: string | null, products: ProductSettings): CodeRow | null {
  const { matches, matchShopifySku } = products;
  const identity = own?.identity ?? null;
  if (identity !== null) return identity.field.key === 'print_design_id' ? null : rowOf(matches, identity.field.value);
  const isUnreadable = own !== null && !own.problems.some(({ code }) => code === 'missing_print_sku');
  return matchShopifySku && !isUnreadable ? rowOf(matches, sku) : null;
}

/** The print fields of a line after code skip and code match. */
export function readLine(line: CodeHolder, { settings, region, products }: Reading): ReadLine {
  const found = resolvePrintFields(line, { settings, region });
  const own = found.kind === 'fields' ? found : null;
  const skipped = rowOf(products.skips, own?.identity?.field.value ?? null) ?? rowOf(products.skips, line.sku);
  if (skipped !== null) return { kind: 'skipped', code: skipped.code };
  const match = matchOf(own, line.sku, products);
  if (match === null) return found.kind === 'fields' ? { kind: 'fields', fields: found } : found;
  const of = match.skus.length;
  const slots = match.skus.map((sku, at) => {
    const matched = { code: match.code, sku, slot: at + 1, of };
    return resolveMatched(line, { settings, region, matched });
  });
  const first = slots[0] as OwnFields;
  return { kind: 'fields', fields: of === 1 ? first : { ...first, slots } };
}

/** What is printed of a line: itself, or the places of a set. */
export function slotsOf(fields: OwnFields): readonly OwnFields[] {
  return fields.slots ?? [fields];
}

/** A place's share of the set's price in whole minor units: what is left over is the first's. */
function shareOf(price: UnitPrice | null, { at, of }: { readonly at: number; readonly of: number }): UnitPrice | null {
  if (price === null) return null;
  const share = (minor: number): number =>
    at === 0 ? minor - Math.floor(minor / of) * (of - 1) : Math.floor(minor / of);
  return { listMinor: share(price.listMinor), paidMinor: share(price.paidMinor) };
}

/** One line as what is printed of it: of a set each place in the quantity of the line, at its part of the price. */
export function inSlots(own: OwnLine): readonly OwnLine[] {
  const { slots } = own.fields;
  if (slots === undefined) return [own];
  return slots.map((fields, at) => ({
    ...own,
    fields,
    slot: at + 1,
    line: { ...own.line, price: shareOf(own.line.price, { at, of: slots.length }) },
  }));
}

/** All of an order that may name codes: its lines, and the bundles that they belong to. */
export function holdersOf({ fulfillmentOrders }: ShopifyOrder): readonly CodeHolder[] {
  const lines = fulfillmentOrders.flatMap((fulfillmentOrder) => fulfillmentOrder.lines);
  return [...lines, ...lines.flatMap(({ group }) => (group === undefined ? [] : [{ ...group.parent, sku: null }]))];
}

/** Every code that they name, in either region: what the tables are asked for. */
export function codesOf(holders: readonly CodeHolder[], settings: FieldRules): readonly string[] {
  const codes = holders.flatMap((holder) => {
    const fields = (['EU', 'US'] as const).map((region) => resolvePrintFields(holder, { settings, region }));
    const said = fields.flatMap((found) => (found.kind === 'fields' ? (found.identity?.field.value ?? []) : []));
    return holder.sku === null ? said : [...said, holder.sku];
  });
  return [...new Set(codes)];
}
