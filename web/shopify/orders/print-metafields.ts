import {
  PRINT_FIELD_KEYS,
  type PrintFieldKey,
  type RegionalFieldKey,
} from '../../domain/print-fields/print-field-keys.ts';
import type { Metafield } from '../../domain/planning/shopify-order.ts';

const APP = '$app';

/** The 13 print fields and the two regional SKUs: what is read of a namespace, and what shopify.app.toml defines. */
export const PRINT_METAFIELD_KEYS: readonly (PrintFieldKey | RegionalFieldKey)[] = [
  ...PRINT_FIELD_KEYS,
  'print_sku_us',
  'print_sku_eu',
];

/**
 * The namespace to read beside the app's own: the first that is not `$app`. Without one, `custom`: asked for no keys,
 * Shopify would answer all.
 */
export function merchantNamespace(namespaces: readonly string[]): string {
  return namespaces.find((namespace) => namespace !== APP) ?? 'custom';
}

/** `namespace.key` texts for the `keys` argument. */
export function printKeys(namespace: string): readonly string[] {
  return PRINT_METAFIELD_KEYS.map((key) => `${namespace}.${key}`);
}

interface Read {
  readonly key: string;
  readonly value: string;
}

/**
 * Asked for by `keys`, Shopify answers each key as `namespace.key`; a key itself holds no dot (shopify-platform §12).
 */
function bareKey(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

/** Both sources under the names that settings use, whatever `$app` resolved to. */
export function metafieldsOf(app: readonly Read[], merchant: readonly Read[], namespace: string): readonly Metafield[] {
  return [
    ...app.map(({ key, value }) => ({ namespace: APP, key: bareKey(key), value })),
    ...merchant.map(({ key, value }) => ({ namespace, key: bareKey(key), value })),
  ];
}
