import type { Region } from '../kernel/ids.ts';
import type { Problem } from '../kernel/problems.ts';
import { holdsArtwork, resolvePrintFields } from '../print-fields/print-fields.ts';
import { capturedFields, NO_MEMORY, productDeleted, type LineMemory } from './deleted-lines.ts';
import { leftOutBy } from './left-out.ts';
import type { OwnFields } from './plan-item.ts';
import { NO_PRODUCT_SETTINGS, readLine, type CodeHolder, type ProductSettings } from './product-settings.ts';
import type { FieldRules } from './rules.ts';
import type { FulfillmentOrder, FulfillmentOrderLine, LineGroup, ShopifyOrder, UnitPrice } from './shopify-order.ts';

/**
 * What each line of an order wants printed: by its own fields, and where it is a component of a bundle, with a look at
 * the others and at the bundle itself; of a deleted product by what is remembered (product §3 rules 7, 10 and 11).
 */
export interface LineFields {
  /** null = the line is none of ours. */
  readonly of: (line: FulfillmentOrderLine, region: Region) => OwnFields | null;
  /** The code by which code skip names the line, which is then none of ours; null = it does not. */
  readonly skipped: (line: FulfillmentOrderLine, region: Region) => string | null;
  /**
   * The line at the price that it has a share in: bundles put the price on some of their components, and a printed one
   * of price 0 would be declared to customs as worth nothing.
   */
  readonly priced: (line: FulfillmentOrderLine, region: Region) => FulfillmentOrderLine;
}

interface Component {
  readonly line: FulfillmentOrderLine;
  readonly fulfillmentOrder: FulfillmentOrder;
}

function componentsByGroup({ fulfillmentOrders }: ShopifyOrder): ReadonlyMap<string, readonly Component[]> {
  const found = fulfillmentOrders.flatMap((fulfillmentOrder) =>
    fulfillmentOrder.lines.flatMap((line) =>
      line.group === undefined ? [] : [{ gid: line.group.gid, component: { line, fulfillmentOrder } }],
    ),
  );
  const groups = Map.groupBy(found, ({ gid }) => gid);
  return new Map([...groups].map(([gid, members]) => [gid, members.map(({ component }) => component)]));
}

function isSendable({ fulfillmentOrder }: Component): boolean {
  return fulfillmentOrder.assignment !== 'other_service' && leftOutBy(fulfillmentOrder.deliveryMethodType) === null;
}

/** The component that speaks for the bundle: one that is open and may be sent, if any is. */
function speakerOf(components: readonly Component[]): FulfillmentOrderLine | undefined {
  const sendable = components.filter(isSendable);
  const open = sendable.find(({ line }) => line.remainingQuantity > 0);
  return (open ?? sendable[0] ?? components[0])?.line;
}

/** Once for a bundle, never once for each component. It names their products: any of them may mend it. */
function bundleFields({ title }: LineGroup, components: readonly Component[]): OwnFields {
  const products = new Set(components.flatMap(({ line }) => line.variant?.productGid ?? []));
  const problem: Problem = { code: 'bundle_fields', detail: { bundle: title, products: [...products] } };
  return { kind: 'fields', identity: null, artworkUrl: null, options: [], problems: [problem], notes: [] };
}

/** What the whole bundle cost, by the piece, as if all its pieces were worth the same; null = not told. */
function priceByPiece(components: readonly Component[]): UnitPrice | null {
  const lines = [...new Map(components.map(({ line }) => [line.lineItemGid, line])).values()];
  let [listMinor, paidMinor, pieces] = [0, 0, 0];
  for (const { price, currentQuantity, totalQuantity } of lines) {
    if (price === null) return null;
    const quantity = currentQuantity ?? totalQuantity;
    listMinor += price.listMinor * quantity;
    paidMinor += price.paidMinor * quantity;
    pieces += quantity;
  }
  if (pieces === 0) return { listMinor: 0, paidMinor: 0 };
  return { listMinor: Math.round(listMinor / pieces), paidMinor: Math.round(paidMinor / pieces) };
}

/** What lines are read with. */
export interface LineReading {
  readonly settings: FieldRules;
  /** Absent = nothing is remembered. */
  readonly memory?: LineMemory;
  /** Whether a region's catalogue has an article of this SKU; absent = it cannot be asked. */
  readonly isArticle?: (region: Region, sku: string) => boolean;
  /** What the shop's tables say of the codes in the order; absent = nothing. */
  readonly products?: ProductSettings;
}

/** A picture alone, which a buyer may send along, does not say what to make of it. */
function tellsWhat(fields: OwnFields): boolean {
  return !fields.problems.some(({ code }) => code === 'missing_print_sku');
}

/** Lines of deleted products that say nothing themselves: what has to be remembered. */
export function linesToRemember(order: ShopifyOrder, settings: FieldRules): readonly FulfillmentOrderLine[] {
  const lines = order.fulfillmentOrders.flatMap((fulfillmentOrder) => fulfillmentOrder.lines);
  return lines.filter((line) => {
    if (line.variant !== undefined) return false;
    const fields = resolvePrintFields(line, { settings, region: 'EU' });
    return fields.kind === 'not_ours' || !tellsWhat(fields);
  });
}

/** Reads the lines of one order. */
export function createLineFields(
  order: ShopifyOrder,
  { settings, memory = NO_MEMORY, isArticle = () => false, products = NO_PRODUCT_SETTINGS }: LineReading,
): LineFields {
  const groups = componentsByGroup(order);

  function bundleOf({ group }: FulfillmentOrderLine): readonly Component[] {
    return groups.get(group?.gid ?? '') ?? [];
  }

  function fieldsOf(holder: CodeHolder, region: Region): OwnFields | null {
    const read = readLine(holder, { settings, region, products });
    return read.kind === 'fields' ? read.fields : null;
  }

  function skipped(line: FulfillmentOrderLine, region: Region): string | null {
    const read = readLine(line, { settings, region, products });
    return read.kind === 'skipped' ? read.code : null;
  }

  /** What a line says itself, or said before its product was deleted; null = nothing that tells what to make. */
  function wordOf(line: FulfillmentOrderLine, region: Region): OwnFields | null {
    const own = fieldsOf(line, region);
    if (own !== null && tellsWhat(own)) return own;
    const captured = line.variant === undefined ? memory.captured.get(line.lineItemGid) : undefined;
    return captured === undefined ? null : capturedFields(captured);
  }

  function looksLikeOurs({ lineItemGid, sku }: FulfillmentOrderLine, region: Region): boolean {
    if (memory.suspects.has(lineItemGid) || memory.captured.has(lineItemGid)) return true;
    return sku !== null && (holdsArtwork(sku) || isArticle(region, sku));
  }

  function of(line: FulfillmentOrderLine, region: Region): OwnFields | null {
    if (skipped(line, region) !== null) return null;
    const word = wordOf(line, region);
    if (word !== null) return word;
    if (line.variant === undefined && looksLikeOurs(line, region)) return productDeleted(line);
    if (line.group === undefined) return fieldsOf(line, region);
    const components = bundleOf(line);
    const isByComponents = components.some((component) => wordOf(component.line, region) !== null);
    if (isByComponents || fieldsOf({ ...line.group.parent, sku: null }, region) === null) return fieldsOf(line, region);
    return speakerOf(components)?.gid === line.gid ? bundleFields(line.group, components) : null;
  }

  function priced(line: FulfillmentOrderLine, region: Region): FulfillmentOrderLine {
    const components = bundleOf(line);
    const isShared = components.some(
      (component) => component.line.price?.listMinor === 0 && wordOf(component.line, region) !== null,
    );
    return isShared ? { ...line, price: priceByPiece(components) } : line;
  }

  return { of, skipped, priced };
}
