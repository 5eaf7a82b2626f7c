import { isAllowedArtworkHost } from './artwork-url.ts';
import { note } from './notes.ts';
import type { FieldHolder, Metafield, NameValue } from '../planning/shopify-order.ts';
import type { FieldRules } from '../planning/rules.ts';
import { metafieldText, plainText, type FieldFault, type FieldText } from './metafield-text.ts';
import {
  isArtworkKey,
  PRINT_FIELD_KEYS,
  SLOT_ARTWORK_KEYS,
  type PrintFieldKey,
  type RegionalFieldKey,
  type SlotArtworkKey,
} from './print-field-keys.ts';

/**
 * Where a print field was found, most specific first (product §3). `captured`: nowhere any more, its product was
 * deleted; it stood so when the order was planned. `shopify_sku`: no field names it, and code match does by the SKU.
 */
export type FieldSource = 'line_item' | 'option' | 'variant' | 'product' | 'captured' | 'shopify_sku';

/** Every key that is read. */
export type FieldKey = PrintFieldKey | RegionalFieldKey | SlotArtworkKey;

const READ_KEYS: readonly FieldKey[] = [...PRINT_FIELD_KEYS, 'print_sku_us', 'print_sku_eu', ...SLOT_ARTWORK_KEYS];

/** `place` says where exactly: the property or option as written, or the metafield's namespace. */
export type SourceField = (
  | { readonly value: string; readonly fault: null }
  /** It is set, and says nothing that can be printed: never replaced by a less specific one. */
  | { readonly value: null; readonly fault: FieldFault }
) & { readonly place: string };

/** One source's fields. */
export interface SourceLayer {
  readonly source: FieldSource;
  readonly fields: ReadonlyMap<FieldKey, SourceField>;
}

/** `_print_url`, `Print URL` and `print_url` are one key: case, spaces and underscores do not count. */
function compact(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_]+/g, '');
}

const KEY_BY_COMPACT: ReadonlyMap<string, FieldKey> = new Map(READ_KEYS.map((key) => [compact(key), key]));

type Pair = readonly [FieldKey, SourceField];

/** The first non-blank value of each key wins: buyers' themes repeat a property as shown and as hidden. */
function collect(pairs: readonly Pair[]): Map<FieldKey, SourceField> {
  const fields = new Map<FieldKey, SourceField>();
  for (const [key, field] of pairs) if (!fields.has(key)) fields.set(key, field);
  return fields;
}

function pairOf(key: FieldKey, read: FieldText, place: string): readonly Pair[] {
  if (read.kind === 'blank') return [];
  return [
    [key, read.kind === 'text' ? { value: read.text, fault: null, place } : { value: null, fault: read.fault, place }],
  ];
}

function fromNames(pairs: readonly NameValue[]): Map<FieldKey, SourceField> {
  return collect(
    pairs.flatMap(({ name, value }) => {
      const key = KEY_BY_COMPACT.get(compact(name));
      return key === undefined ? [] : pairOf(key, plainText(value), name);
    }),
  );
}

function fromMetafields(metafields: readonly Metafield[], namespace: string): Map<FieldKey, SourceField> {
  const known: ReadonlySet<string> = new Set(READ_KEYS);
  return collect(
    metafields
      .filter((metafield) => metafield.namespace === namespace && known.has(metafield.key))
      .flatMap((metafield) => pairOf(metafield.key as FieldKey, metafieldText(metafield), namespace)),
  );
}

/** Why a buyer's property does not count, or null when it does (product §3 rule 8). */
function refusal(key: FieldKey, value: string | null, policy: FieldRules): 'not_allowed' | 'host_not_allowed' | null {
  const isArtwork = isArtworkKey(key);
  if (policy.lineItemFields === 'none' || (policy.lineItemFields === 'artwork_only' && !isArtwork))
    return 'not_allowed';
  return isArtwork && !isAllowedArtworkHost(value ?? '', policy.artworkHosts) ? 'host_not_allowed' : null;
}

/**
 * The line's sources, most specific first: line item properties that the policy lets count, selected options, then
 * variant and product metafields, each in the chosen namespace before the other. `notes` names the ignored properties.
 */
export function layersOf(
  line: FieldHolder,
  policy: FieldRules,
): { readonly layers: readonly SourceLayer[]; readonly notes: readonly string[] } {
  const properties = fromNames(line.properties);
  const notes: string[] = [];
  for (const [key, { value }] of properties) {
    const reason = refusal(key, value, policy);
    if (reason === null) continue;
    properties.delete(key);
    notes.push(note('ignored_property', key, reason));
  }
  const namespaces = [policy.fieldNamespace, policy.otherNamespace];
  const layers: SourceLayer[] = [
    { source: 'line_item', fields: properties },
    { source: 'option', fields: fromNames(line.selectedOptions) },
    ...namespaces.map((namespace) => ({
      source: 'variant' as const,
      fields: fromMetafields(line.variantMetafields, namespace),
    })),
    ...namespaces.map((namespace) => ({
      source: 'product' as const,
      fields: fromMetafields(line.productMetafields, namespace),
    })),
  ];
  return { layers, notes };
}
