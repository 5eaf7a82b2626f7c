import { describe, expect, it } from 'vitest';
import { aLine, aSetting, fields } from '../../../test/fixtures/domain.ts';
import { readNote } from './notes.ts';
import type { FulfillmentOrderLine } from '../planning/shopify-order.ts';
import { PRINT_FIELD_KEYS } from './print-field-keys.ts';
import { layersOf } from './print-field-sources.ts';
import type { ShopSettings } from '../../contract/settings.ts';

const bare = { variantMetafields: [], productMetafields: [] };

function sources(changes: Partial<FulfillmentOrderLine>, settings: Partial<ShopSettings> = {}) {
  const { layers, notes } = layersOf(aLine(1, { ...bare, ...changes }), aSetting(settings));
  const found = layers.flatMap(({ source, fields: map }) =>
    [...map].map(([key, { value, place }]) => `${source}/${place}/${key}=${value}`),
  );
  return { found, notes: notes.map((text) => readNote(text).parts) };
}

const property = (name: string, value = 'https://a.example/x.png') => ({ properties: [{ name, value }] });

describe('the sources of print fields', () => {
  it('are thirteen keys', () => {
    expect(PRINT_FIELD_KEYS).toHaveLength(13);
    expect(new Set(PRINT_FIELD_KEYS).size).toBe(13);
  });

  it.each(['print_url', '_print_url', 'Print URL', 'PRINT_URL', ' print  url ', '__Print_Url', 'printUrl'])(
    'read the property %j as print_url',
    (name) => {
      expect(sources(property(name)).found).toEqual([`line_item/${name}/print_url=https://a.example/x.png`]);
    },
  );

  it.each(['print', 'print_urls', 'my_print_url', 'print-url'])('do not read the property %j', (name) => {
    expect(sources(property(name)).found).toEqual([]);
  });

  it('take a repeated property once, the first that is not blank', () => {
    const properties = [
      { name: 'print_url', value: ' ' },
      { name: 'Print URL', value: ' https://a.example/1 ' },
      { name: '_print_url', value: 'https://a.example/2' },
    ];
    expect(sources({ properties }).found).toEqual(['line_item/Print URL/print_url=https://a.example/1']);
  });

  it('come most specific first, each metafield owner in the chosen namespace before the other', () => {
    const line = {
      ...property('print_url'),
      selectedOptions: [
        { name: 'Print SKU', value: 'A' },
        { name: 'Size', value: 'L' },
      ],
      variantMetafields: [...fields({ print_sku: 'C' }, 'custom'), ...fields({ print_sku: 'B' })],
      productMetafields: [
        ...fields({ print_sku: 'E', colour: 'red', print_url: ' ' }, 'custom'),
        ...fields({ print_sku: 'D' }),
        ...fields({ print_sku: 'X' }, 'other'),
      ],
    };
    const expected = [
      'line_item/print_url/print_url=https://a.example/x.png',
      'option/Print SKU/print_sku=A',
      'variant/$app/print_sku=B',
      'variant/custom/print_sku=C',
      'product/$app/print_sku=D',
      'product/custom/print_sku=E',
    ];
    expect(sources(line).found).toEqual(expected);
    const swapped = sources(line, { fieldNamespace: 'custom', otherNamespace: '$app' }).found;
    expect(swapped.map((text) => text.at(-1))).toEqual(['g', 'A', 'C', 'B', 'E', 'D']);
  });

  describe('written by the buyer', () => {
    const properties = [
      { name: 'print_url', value: 'https://cdn.maker.example/x' },
      { name: 'print_sku', value: 'BIG' },
    ];

    it('count not at all under "none", and are noted', () => {
      const result = sources({ properties }, { lineItemFields: 'none' });
      expect(result).toEqual({
        found: [],
        notes: [
          ['print_url', 'not_allowed'],
          ['print_sku', 'not_allowed'],
        ],
      });
    });

    it('count for the artwork only by default, so that nobody buys small and prints big', () => {
      const result = sources({ properties });
      expect(result.found).toEqual(['line_item/print_url/print_url=https://cdn.maker.example/x']);
      expect(result.notes).toEqual([['print_sku', 'not_allowed']]);
    });

    it('count all under "all"', () => {
      expect(sources({ properties }, { lineItemFields: 'all' })).toMatchObject({ found: { length: 2 }, notes: [] });
    });

    it.each(['artwork_only', 'all'] as const)('name only allowed artwork hosts under "%s"', (lineItemFields) => {
      expect(sources({ properties }, { lineItemFields, artworkHosts: ['maker.example'] }).found).toContain(
        'line_item/print_url/print_url=https://cdn.maker.example/x',
      );
      const refused = sources({ properties }, { lineItemFields, artworkHosts: ['other.example'] });
      expect(refused.found.join()).not.toContain('print_url');
      expect(refused.notes).toContainEqual(['print_url', 'host_not_allowed']);
    });
  });
});
