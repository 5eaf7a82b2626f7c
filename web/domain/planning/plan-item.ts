import { checkArtwork, type ArtworkCheck, type KnownLooks } from './artwork-check.ts';
import { surchargeOf, type CatalogueVariant, type Combination } from '../kernel/catalogue.ts';
import { countryNumber } from '../kernel/countries.ts';
import type { Region } from '../kernel/ids.ts';
import { note } from '../print-fields/notes.ts';
import { createMisnamed, matchOptions } from '../print-fields/option-match.ts';
import { declaredValue, type Customs } from './customs.ts';
import type { FulfillmentOrderLine } from './shopify-order.ts';
import type { PrintFields } from '../print-fields/print-fields.ts';
import type { PrintIdentity, PrintItem, UnitCost } from '../print-order/print-item.ts';
import type { Problem } from '../kernel/problems.ts';
import type { ArtworkRules, OptionRules } from './rules.ts';
import { matchSku, overrideOptions } from '../print-fields/sku-match.ts';
import { fold } from '../kernel/text.ts';

/**
 * What a region's catalogue holds for a sku text; `combinations` null = not needed or not loaded. Undefined = nothing.
 */
export type Lookup = (
  region: Region,
  skuText: string,
) => { readonly variant: CatalogueVariant; readonly combinations: readonly Combination[] | null } | undefined;

export type OwnFields = Extract<PrintFields, { kind: 'fields' }>;

/** One line to be printed, with the quantity that is still to be sent. */
export interface OwnLine {
  readonly line: FulfillmentOrderLine;
  readonly fields: OwnFields;
  readonly quantity: number;
  /** Its place in a set; absent = it is the whole line. */
  readonly slot?: number;
}

export interface ItemContext {
  readonly region: Region;
  readonly settings: OptionRules & ArtworkRules;
  /** null = the catalogue cannot be asked now. */
  readonly lookup: Lookup | null;
  /** null = artwork is not looked at. */
  readonly looks: KnownLooks | null;
  /** Without a connection there is no catalogue to look into, and `not_connected` says so once for the order. */
  readonly connected: boolean;
  /** ISO 3166-1 alpha-2; null = not known. */
  readonly destinationCountry: string | null;
  readonly customs: Customs;
  /** What the lines' prices are in. */
  readonly shopCurrency: string;
}

export interface PlannedItem {
  /** null when the line cannot be said in Picanova's words. */
  readonly item: PrintItem | null;
  readonly problems: readonly Problem[];
  /** Its artwork is still being looked at. */
  readonly awaitsArtwork: boolean;
}

interface Printed {
  readonly identity: PrintIdentity | null;
  readonly options: PrintItem['options'];
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  readonly awaitsArtwork: boolean;
  /** null = the catalogue does not say. */
  readonly cost: UnitCost | null;
}

const NOTHING: Printed = { identity: null, options: [], problems: [], notes: [], awaitsArtwork: false, cost: null };

/** An empty ships-to list says nothing; a country outside ISO 3166-1 cannot be in one. */
function unserved(sku: string, variant: CatalogueVariant, country: string | null): readonly Problem[] {
  if (country === null || variant.shippingCountries.length === 0) return [];
  const number = countryNumber(country);
  return number !== null && variant.shippingCountries.includes(number)
    ? []
    : [{ code: 'destination_not_served', detail: { country, sku } }];
}

/** Its combinations have options that the catalogue does not show: sent like this, it would be refused. */
function lacksOptions({ variant, combinations }: NonNullable<ReturnType<Lookup>>): boolean {
  return (
    variant.options.length === 0 && combinations !== null && combinations.some(({ options }) => options.length > 0)
  );
}

function artworkOf({ artworkUrl }: OwnFields, print: CatalogueVariant, { looks, settings }: ItemContext): ArtworkCheck {
  if (artworkUrl === null) return { problems: [], notes: [], isAwaited: false };
  return checkArtwork(artworkUrl.value, { looks, print, settings });
}

function printSku(sku: string, fields: OwnFields, context: ItemContext): Printed {
  if (!context.connected) return NOTHING;
  if (context.lookup === null) return { ...NOTHING, identity: { kind: 'unresolved', skuText: sku } };
  const entry = context.lookup(context.region, sku);
  if (entry !== undefined && lacksOptions(entry)) return { ...NOTHING, identity: { kind: 'unresolved', skuText: sku } };
  const match = matchSku(sku, entry?.variant, entry?.combinations ?? null);
  if (match.kind === 'unknown')
    return {
      ...NOTHING,
      problems: [{ code: 'unknown_sku', detail: { sku, region: context.region, reason: match.reason } }],
    };
  const { variant } = match;
  const options = matchOptions(
    overrideOptions(match.options, fields.options),
    variant,
    context.settings.optionDefaults,
  );
  const artwork = artworkOf(fields, variant, context);
  return {
    identity: { kind: 'variant', variantId: variant.variantId, variantCode: variant.variantCode },
    options: options.options,
    problems: [...options.problems, ...unserved(sku, variant, context.destinationCountry), ...artwork.problems],
    notes: [...options.notes, ...artwork.notes],
    awaitsArtwork: artwork.isAwaited,
    cost: {
      productionMinor: variant.priceMinor,
      optionsMinor: surchargeOf(variant, options.options),
      currency: variant.currency,
    },
  };
}

/** A design decides its options itself: they are part of its SKU (picanova-api §3.1). */
function printDesign(designSku: string, fields: OwnFields): Printed {
  const ignored = fields.options.map(({ name }) => name);
  return {
    ...NOTHING,
    identity: { kind: 'design', designSku },
    notes: ignored.length === 0 ? [] : [note('options_ignored', ...ignored)],
  };
}

function print(fields: OwnFields, context: ItemContext): Printed {
  if (fields.identity === null) return NOTHING;
  const { kind, field } = fields.identity;
  return kind === 'design' ? printDesign(field.value, fields) : printSku(field.value, fields, context);
}

/** An option that is only half filled in is not told again as missing. */
function withoutHalves(found: readonly Problem[], halves: readonly Problem[]): readonly Problem[] {
  const textsOf = (key: 'option' | 'value'): readonly string[] =>
    halves.flatMap(({ code, detail }) => (code === 'incomplete_option' && key in detail ? [String(detail[key])] : []));
  const named = new Set(textsOf('option').map(fold));
  const isMisnamed = createMisnamed(textsOf('value'));
  return found.filter(({ code, detail }) => {
    const { option, valid } = detail;
    if (code !== 'missing_option') return true;
    return !named.has(fold(String(option))) && !(Array.isArray(valid) && isMisnamed(valid.map(String)));
  });
}

/** One line, or one place of a set, as a print item, or the problems that stand in its way, each naming the line. */
export function planItem({ line, fields, quantity, slot }: OwnLine, context: ItemContext): PlannedItem {
  const printed = print(fields, context);
  const told = [...fields.problems, ...withoutHalves(printed.problems, fields.problems)];
  const problems = told.map((problem) => ({
    ...problem,
    lineItemGid: line.lineItemGid,
    ...(line.variant === undefined ? {} : { variant: line.variant }),
  }));
  const { awaitsArtwork } = printed;
  if (printed.identity === null) return { item: null, problems, awaitsArtwork };
  const { price } = line;
  const { customsValueMinor, notes } = declaredValue(price, context.customs);
  const item: PrintItem = {
    lineItemGid: line.lineItemGid,
    fulfillmentOrderLineItemGid: line.gid,
    title: line.title,
    quantity,
    identity: printed.identity,
    artworkUrl: fields.artworkUrl?.value ?? null,
    options: printed.options,
    customsValueMinor,
    ...(price === null ? {} : { paid: { minor: price.paidMinor, currency: context.shopCurrency } }),
    ...(printed.cost === null ? {} : { cost: printed.cost }),
    notes: [...fields.notes, ...printed.notes, ...notes],
    ...(slot === undefined ? {} : { slot }),
  };
  return { item, problems, awaitsArtwork };
}
