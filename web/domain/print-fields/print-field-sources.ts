import { isAllowedArtworkHost } from './artwork-url.ts';
import { note } from './notes.ts';
import type { FulfillmentOrderLine, Metafield, NameValue } from '../planning/shopify-order.ts';
import type { FieldRules } from '../planning/rules.ts';
import { present } from '../kernel/text.ts';
import { metafieldText } from './metafield-text.ts';
import { PRINT_FIELD_KEYS, type PrintFieldKey, type RegionalFieldKey } from './print-field-keys.ts';

/** Where a print field was found, most specific first (product §3). */
export type FieldSource = 'line_item' | 'option' | 'variant' | 'product';

const READ_KEYS: readonly (PrintFieldKey | RegionalFieldKey)[] = [...PRINT_FIELD_KEYS, 'print_sku_us', 'print_sku_eu'];

/** One source's fields. `place` says where exactly: the property or option as written, or the metafield's namespace. */
export interface SourceLayer {
  readonly source: FieldSource;
  readonly fields: ReadonlyMap<PrintFieldKey | RegionalFieldKey, { readonly value: string; readonly place: string }>;
}

/** `_print_url`, `Print URL` and `print_url` are one key: case, spaces and underscores do not count. */
function compact(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_]+/g, '');
}

const KEY_BY_COMPACT: ReadonlyMap<string, PrintFieldKey | RegionalFieldKey> = new Map(
  READ_KEYS.map((key) => [compact(key), key]),
);

type Field = { readonly value: string; readonly place: string };

/** The first non-blank value of each key wins: buyers' themes repeat a property as shown and as hidden. */
function collect(
  pairs: readonly (readonly [PrintFieldKey | RegionalFieldKey, Field])[],
): Map<PrintFieldKey | RegionalFieldKey, Field> {
  const fields = new Map<PrintFieldKey | RegionalFieldKey, Field>();
  for (const [key, field] of pairs) if (!fields.has(key)) fields.set(key, field);
  return fields;
}

function fromNames(pairs: readonly NameValue[]): Map<PrintFieldKey | RegionalFieldKey, Field> {
  return collect(
    pairs.flatMap(({ name, value }) => {
      const key = KEY_BY_COMPACT.get(compact(name));
      const text = present(value);
      return key !== undefined && text !== null ? [[key, { value: text, place: name }] as const] : [];
    }),
  );
}

function fromMetafields(
  metafields: readonly Metafield[],
  namespace: string,
): Map<PrintFieldKey | RegionalFieldKey, Field> {
  const known: ReadonlySet<string> = new Set(READ_KEYS);
  return collect(
    metafields.flatMap((metafield) => {
      const text = metafieldText(metafield.value);
      if (metafield.namespace !== namespace || !known.has(metafield.key) || text === null) return [];
      return [[metafield.key as PrintFieldKey, { value: text, place: namespace }] as const];
    }),
  );
}

/** Why a buyer's property does not count, or null when it does (product §3 rule 8). */
function refusal(
  key: PrintFieldKey | RegionalFieldKey,
  value: string,
  policy: FieldRules,
): 'not_allowed' | 'host_not_allowed' | null {
  if (policy.lineItemFields === 'none' || (policy.lineItemFields === 'artwork_only' && key !== 'print_url'))
    return 'not_allowed';
  return key === 'print_url' && !isAllowedArtworkHost(value, policy.artworkHosts) ? 'host_not_allowed' : null;
}

/**
 * The line's sources, most specific first: line item properties that the policy lets count, selected options, then
 * variant and product metafields, each in the chosen namespace before the other. `notes` names the ignored properties.
 */
export function layersOf(
  line: FulfillmentOrderLine,
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
