import { NO_CUSTOMS } from '../../../domain/planning/customs.ts';
import { priceOf, type CatalogueVariant } from '../../../domain/kernel/catalogue.ts';
import type { FulfillmentOrderLineItemGid, LineItemGid, Region } from '../../../domain/kernel/ids.ts';
import type { FulfillmentOrderLine } from '../../../domain/planning/shopify-order.ts';
import type { KnownLooks } from '../../../domain/planning/artwork-check.ts';
import { planItem, type Lookup, type PlannedItem } from '../../../domain/planning/plan-item.ts';
import {
  inSlots,
  readLine,
  slotsOf,
  type ProductSettings,
  type ReadLine,
} from '../../../domain/planning/product-settings.ts';
import type { PrintItem } from '../../../domain/print-order/print-item.ts';
import type { ProblemCode } from '../../../domain/kernel/problems.ts';
import type { ShopSettings } from '../../../contract/settings.ts';
import type { RegionCheck, ShopVariant, VariantStatus } from '../../ports/index.ts';

/**
 * The print status of a variant is what planning would say of one piece of it in an order without properties: the same
 * functions decide both, so the table never promises what the order then refuses.
 */
export interface CheckContext {
  readonly settings: ShopSettings;
  /** What the shop's tables say of the codes of these variants. */
  readonly products: ProductSettings;
  /** Connected regions that routing may choose, and whether their catalogue has been read. */
  readonly regions: readonly { readonly region: Region; readonly hasCatalogue: boolean }[];
  readonly lookup: Lookup;
  /** What the last looks at artwork found; null = it is not looked at. */
  readonly looks: KnownLooks | null;
}

/** Something is not there yet; everything else that stands in the way is wrong. */
const INCOMPLETE: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'missing_print_sku',
  'missing_print_url',
  'missing_option',
  'incomplete_option',
  'artwork_processing',
  'not_connected',
  'picanova_unreachable',
]);

/** Worst first. */
const WORST: readonly VariantStatus[] = ['broken', 'incomplete', 'ready', 'none'];

/** A variant as a line of an order: one piece, nothing written by a buyer. */
export function lineOf(variant: ShopVariant): FulfillmentOrderLine {
  return {
    gid: '' as FulfillmentOrderLineItemGid,
    lineItemGid: '' as LineItemGid,
    title: variant.productTitle,
    sku: variant.sku,
    totalQuantity: 1,
    remainingQuantity: 1,
    price: null,
    properties: [],
    selectedOptions: variant.selectedOptions,
    variantMetafields: variant.metafields.filter(({ level }) => level === 'variant'),
    productMetafields: variant.metafields.filter(({ level }) => level === 'product'),
    productTags: [],
  };
}

function isMissing({ code, detail }: RegionCheck['problems'][number]): boolean {
  return INCOMPLETE.has(code) || detail['reason'] === 'combinations_not_loaded';
}

function statusOf(problems: RegionCheck['problems']): VariantStatus {
  if (problems.length === 0) return 'ready';
  return problems.every(isMissing) ? 'incomplete' : 'broken';
}

function printOf(variant: CatalogueVariant, chosen: PrintItem['options']): NonNullable<RegionCheck['print']> {
  const { variantId, variantCode, productName, name, widthMm, heightMm, currency } = variant;
  return {
    variantId,
    variantCode,
    name: `${productName} ${name}`.trim(),
    widthMm,
    heightMm,
    price: { minor: priceOf(variant, chosen), currency },
  };
}

/** The sku texts that a region's catalogue is asked about; of a set several. */
export function skuTextsOf(read: ReadLine): readonly string[] {
  if (read.kind !== 'fields') return [];
  return slotsOf(read.fields).flatMap(({ identity }) => (identity?.kind === 'sku' ? [identity.field.value] : []));
}

/** Places of a set that want the same tell it once. */
const once = <Entry>(entries: readonly Entry[]): readonly Entry[] => [
  ...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values(),
];

/** What is printed, of a set its first place at the price of all; null = not all of it is known, or it is a design. */
function printsOf(
  places: readonly PlannedItem[],
  skus: readonly string[],
  variantOf: (sku: string) => CatalogueVariant | undefined,
): RegionCheck['print'] {
  const prints = places.flatMap(({ item }, at) => {
    const variant = variantOf(skus[at] ?? '');
    return variant !== undefined && item?.identity.kind === 'variant' ? [printOf(variant, item.options)] : [];
  });
  const [first] = prints;
  if (first === undefined || prints.length < places.length) return null;
  const minor = prints.reduce((sum, print) => sum + print.price.minor, 0);
  return { ...first, price: { ...first.price, minor } };
}

/** Where the pictures are that Picanova would fetch. */
export function artworkUrlsOf(read: ReadLine): readonly string[] {
  if (read.kind !== 'fields') return [];
  const urls = slotsOf(read.fields).map(({ identity, artworkUrl }) => (identity?.kind === 'sku' ? artworkUrl : null));
  return [...new Set(urls.flatMap((url) => url?.value ?? []))];
}

interface Looked {
  readonly check: RegionCheck;
  /** The region's catalogue knows no such article, which nobody said to be for this region. */
  readonly isForeign: boolean;
}

function isUnknown({ code, detail }: RegionCheck['problems'][number]): boolean {
  return code === 'unknown_sku' && detail['reason'] !== 'combinations_not_loaded';
}

function lookAt(variant: ShopVariant, at: CheckContext['regions'][number], context: CheckContext): Looked {
  const { settings, lookup, looks, products } = context;
  const { region, hasCatalogue } = at;
  const line = lineOf(variant);
  const read = readLine(line, { settings, region, products });
  if (read.kind !== 'fields')
    return {
      check: { region, status: 'none', print: null, artworkUrls: [], problems: [], notes: [] },
      isForeign: false,
    };
  const { fields } = read;
  const places = inSlots({ line, fields, quantity: 1 }).map((own) =>
    planItem(own, {
      region,
      settings,
      lookup,
      looks,
      connected: hasCatalogue,
      destinationCountry: null,
      customs: NO_CUSTOMS,
      shopCurrency: '',
    }),
  );
  const skus = skuTextsOf(read);
  const unread: RegionCheck['problems'] =
    hasCatalogue || skus.length === 0
      ? []
      : [{ code: 'picanova_unreachable', detail: { reason: 'catalogue_not_read' } }];
  const told = places.flatMap((place) => place.problems).map(({ code, detail }) => ({ code, detail }));
  const problems = [...once(told), ...unread];
  return {
    check: {
      region,
      status: statusOf(problems),
      print: printsOf(places, skus, (sku) => lookup(region, sku)?.variant),
      articles: [...new Set(skus.flatMap((sku) => lookup(region, sku)?.variant.variantId ?? []))],
      artworkUrls: artworkUrlsOf(read),
      problems,
      notes: once(places.flatMap(({ item }, at) => item?.notes ?? slotsOf(fields)[at]?.notes ?? [])),
    },
    isForeign: fields.identity?.field.key === 'print_sku' && problems.some(isUnknown),
  };
}

/**
 * What another region prints and this one does not sell is not printed here, and that is not wrong: status is by
 * region (product §12). Wrong is what no region knows, or what a field of its own sends where it is not known.
 */
function byRegion(looked: readonly Looked[]): readonly RegionCheck[] {
  const isPrintedSomewhere = looked.some(({ check, isForeign }) => !isForeign && check.status !== 'none');
  return looked.map(({ check, isForeign }) =>
    isForeign && isPrintedSomewhere ? { ...check, status: 'none' as const } : check,
  );
}

/** Without a connection the fields alone are looked at, for the EU, and the variant waits for one. */
export function checkVariant(
  variant: ShopVariant,
  context: CheckContext,
): { readonly status: VariantStatus; readonly regions: readonly RegionCheck[] } {
  if (context.regions.length === 0) {
    const { check } = lookAt(variant, { region: 'EU', hasCatalogue: false }, context);
    const problems = check.problems.filter(({ code }) => code !== 'picanova_unreachable');
    const regions =
      check.status === 'none'
        ? []
        : [{ ...check, problems: [{ code: 'not_connected' as const, detail: {} }, ...problems] }];
    return { status: check.status === 'ready' ? 'incomplete' : check.status, regions };
  }
  const regions = byRegion(context.regions.map((at) => lookAt(variant, at, context)));
  return { status: WORST.find((status) => regions.some((one) => one.status === status)) ?? 'none', regions };
}
