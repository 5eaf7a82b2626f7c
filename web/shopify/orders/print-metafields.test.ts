import { describe, expect, it } from 'vitest';
import {
  artworkFilesOf,
  merchantNamespace,
  metafieldsOf,
  PRINT_METAFIELD_KEYS,
  printKeys,
} from './print-metafields.ts';

describe('print metafields', () => {
  it('are 19 to a namespace, asked for by their full names', () => {
    expect(PRINT_METAFIELD_KEYS).toHaveLength(19);
    expect(printKeys('custom')).toContain('custom.print_option_value_5');
    expect(printKeys('custom')).toHaveLength(19);
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
      { key: 'print_sku', value: 'A', type: 'single_line_text_field' },
      { key: 'app--123.print_url', value: 'B', type: 'url' },
    ];
    const merchant = [
      { key: 'custom.print_sku', value: 'C', type: 'number_integer' },
      { key: 'print_url', value: 'D', type: 'url' },
    ];
    const sources = { appMetafields: { nodes: app }, merchantMetafields: { nodes: merchant } };
    expect(metafieldsOf(sources, 'custom', new Map())).toEqual([
      { namespace: '$app', key: 'print_sku', value: 'A', type: 'single_line_text_field' },
      { namespace: '$app', key: 'print_url', value: 'B', type: 'url' },
      { namespace: 'custom', key: 'print_sku', value: 'C', type: 'number_integer' },
      { namespace: 'custom', key: 'print_url', value: 'D', type: 'url' },
    ]);
  });

  it('carry the file that artwork refers to; one that Shopify does not name is missing', () => {
    const file = (number: number) => `gid://shopify/MediaImage/${number}`;
    const url = (number: number, namespace: string) => ({
      key: `${namespace}.print_url`,
      value: file(number),
      type: 'file_reference',
    });
    const owner = {
      appMetafields: { nodes: [{ key: 'print_sku', value: file(9), type: 'file_reference' }, url(1, 'app--1')] },
      merchantMetafields: { nodes: [url(2, 'custom')] },
    };
    expect(artworkFilesOf([owner, null, owner])).toEqual([file(1), file(2)]);
    const files = new Map([[file(1), { state: 'processing' as const }]]);
    expect(metafieldsOf(owner, 'custom', files).map((metafield) => metafield.file)).toEqual([
      undefined,
      { state: 'processing' },
      { state: 'missing' },
    ]);
  });
});
