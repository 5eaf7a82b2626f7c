import { NO_CUSTOMS } from '../../../domain/planning/customs.ts';
import { priceOf, type CatalogueVariant } from '../../../domain/kernel/catalogue.ts';
import type { FulfillmentOrderLineItemGid, LineItemGid, Region } from '../../../domain/kernel/ids.ts';
import type { FulfillmentOrderLine } from '../../../domain/planning/shopify-order.ts';
import type { KnownLooks } from '../../../domain/planning/artwork-check.ts';
import { planItem, type Lookup } from '../../../domain/planning/plan-item.ts';
import { resolvePrintFields, type PrintFields } from '../../../domain/print-fields/print-fields.ts';
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

function printOf(variant: CatalogueVariant, chosen: PrintItem['options']): RegionCheck['print'] {
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

/** The sku text that a region's catalogue is asked about; null = none is. */
export function skuTextOf(fields: PrintFields): string | null {
  return fields.kind === 'fields' && fields.identity?.kind === 'sku' ? fields.identity.field.value : null;
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
  const { settings, lookup, looks } = context;
  const { region, hasCatalogue } = at;
  const line = lineOf(variant);
  const fields = resolvePrintFields(line, { settings, region });
  if (fields.kind === 'not_ours')
    return {
      check: { region, status: 'none', print: null, artworkUrl: null, problems: [], notes: [] },
      isForeign: false,
    };
  const planned = planItem(
    { line, fields, quantity: 1 },
    {
      region,
      settings,
      lookup,
      looks,
      connected: hasCatalogue,
      destinationCountry: null,
      customs: NO_CUSTOMS,
      shopCurrency: '',
    },
  );
  const sku = skuTextOf(fields);
  const found = sku === null ? undefined : lookup(region, sku);
  const unread: RegionCheck['problems'] =
    hasCatalogue || sku === null ? [] : [{ code: 'picanova_unreachable', detail: { reason: 'catalogue_not_read' } }];
  const problems = [...planned.problems.map(({ code, detail }) => ({ code, detail })), ...unread];
  return {
    check: {
      region,
      status: statusOf(problems),
      print: found && planned.item?.identity.kind === 'variant' ? printOf(found.variant, planned.item.options) : null,
      artworkUrl: sku === null ? null : (fields.artworkUrl?.value ?? null),
      problems,
      notes: planned.item?.notes ?? fields.notes,
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
