import { describe, expect, it } from 'vitest';
import { merchantNamespace, metafieldsOf, PRINT_METAFIELD_KEYS, printKeys } from './print-metafields.ts';

describe('print metafields', () => {
  it('are 15 to a namespace, asked for by their full names', () => {
    expect(PRINT_METAFIELD_KEYS).toHaveLength(15);
    expect(printKeys('custom')).toContain('custom.print_option_value_5');
    expect(printKeys('custom')).toHaveLength(15);
  });

  it('are read from the merchant’s namespace beside the app’s own, wherever it stands', () => {
    expect(merchantNamespace(['$app', 'print'])).toBe('print');
    expect(merchantNamespace(['print', '$app'])).toBe('print');
  });

  it('are never asked for without keys, which would ask for all', () => {
    expect(merchantNamespace(['$app', '$app'])).toBe('custom');
  });

  it('keep the names that settings use, whatever Shopify answers', () => {
    const app = [
      { key: 'print_sku', value: 'A' },
      { key: 'app--123.print_url', value: 'B' },
    ];
    const merchant = [
      { key: 'custom.print_sku', value: 'C' },
      { key: 'print_url', value: 'D' },
    ];
    expect(metafieldsOf(app, merchant, 'custom')).toEqual([
      { namespace: '$app', key: 'print_sku', value: 'A' },
      { namespace: '$app', key: 'print_url', value: 'B' },
      { namespace: 'custom', key: 'print_sku', value: 'C' },
      { namespace: 'custom', key: 'print_url', value: 'D' },
    ]);
  });
});
