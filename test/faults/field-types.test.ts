import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../support/passing-clock.ts';
import { onEachDatabase, type FaultScene } from './on-each-database.ts';

const custom = (key: string, value: string, type: string) => ({ namespace: 'custom', key, value, type });
const rich = (value: string) =>
  JSON.stringify({ type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value }] }] });

/** The fields of a canvas as a merchant may have defined them, none of them a plain text. */
const TYPED = [
  custom('print_sku', '["DIGI-40X30-1"]', 'list.single_line_text_field'),
  custom('print_option_name_1', rich('Canvas border'), 'rich_text_field'),
  custom('print_option_value_1', '"Mirrored"', 'json'),
  custom('print_option_name_2', 'Stretcher frame\n', 'multi_line_text_field'),
  custom('print_option_value_2', '["2\u00a0cm"]', 'list.single_line_text_field'),
];

function variantWith({ shop }: FaultScene, metafields: readonly ReturnType<typeof custom>[]): string {
  const product = shop.product({ title: 'Canvas', variants: [{ title: '40x30', price: '39.90', metafields }] });
  return product.variants[0]?.gid ?? '';
}

function buy({ shop }: FaultScene, variant: string): string {
  return shop.placeOrder({ lines: [{ variant, quantity: 1 }] }).gid;
}

describe('print fields of other types than text', () => {
  onEachDatabase((scene) => {
    it('are printed as what they mean, the artwork as the address of its file that stays', async () => {
      const { shop } = scene();
      const file = shop.addFile('sea.jpg');
      const variant = variantWith(scene(), [...TYPED, custom('print_url', file, 'file_reference')]);
      const order = buy(scene(), variant);
      await scene().shows(order, 'IN_PROGRESS');
      const [item] = scene().printed()[0]?.items ?? [];
      expect(item?.file).toBe(shop.fileUrl(file));
      expect(item?.options.map(({ name, value }) => `${name}: ${value.name}`)).toEqual([
        'Canvas border: Mirrored',
        'Stretcher frame: 2 cm',
      ]);
    });

    it('wait for a file that Shopify prepares, and go on by themselves', async () => {
      const { shop, picanova } = scene();
      const file = shop.addFile('sea.jpg', { status: 'PROCESSING' });
      const variant = variantWith(scene(), [...TYPED, custom('print_url', `["${file}"]`, 'list.file_reference')]);
      const order = buy(scene(), variant);
      await scene().listsOne(({ problemCodes }) => problemCodes.includes('artwork_processing'));
      await scene().letPass(3 * MINUTE_MS);
      await scene().quiet();
      expect(picanova.calls().byRoute['POST /beta/orders'] ?? 0).toBe(0);
      shop.setFileStatus(file, 'READY');
      await scene().letPass(3 * MINUTE_MS);
      await scene().shows(order, 'IN_PROGRESS');
    });

    it.each([
      [
        'a list with several values',
        'field_unreadable',
        custom('print_url', '["https://a.example","https://b.example"]', 'list.url'),
      ],
      [
        'an amount with a unit',
        'field_unreadable',
        custom('print_design_id', '{"value":2.0,"unit":"cm"}', 'dimension'),
      ],
      [
        'a reference to a product',
        'field_unreadable',
        custom('print_design_id', 'gid://shopify/Product/1', 'product_reference'),
      ],
    ])(
      'are a problem when they are %s, until the app has written one text into them',
      async (_what, code, metafield) => {
        const variant = variantWith(scene(), [
          ...TYPED,
          custom('print_url', 'https://files.example.com/print/sea.jpg', 'url'),
          metafield,
        ]);
        const order = buy(scene(), variant);
        await scene().listsOne(({ problemCodes }) => problemCodes.includes(code));
        await scene().quiet();
        expect(scene().picanova.calls().byRoute['POST /beta/orders'] ?? 0).toBe(0);
        await scene().settings({ fieldNamespace: 'custom' });
        const { key } = metafield;
        const fields = { [key]: key === 'print_url' ? 'https://files.example.com/print/sea.jpg' : null };
        const edits = [{ variant: variant.split('/').at(-1), level: 'variant', fields }];
        const saved = await scene().app.api({ method: 'POST', path: '/products/edits', body: { edits } });
        expect(saved).toMatchObject({ ordersWoken: 1, results: [{ outcome: 'saved' }] });
        await scene().shows(order, 'IN_PROGRESS');
        const [item] = scene().printed()[0]?.items ?? [];
        expect(item?.file).toBe('https://files.example.com/print/sea.jpg');
      },
    );

    it('keep their type when the app writes them', async () => {
      const { shop, app } = scene();
      shop.define({ ownerType: 'PRODUCTVARIANT', namespace: 'custom', key: 'print_url', type: 'list.url' });
      const variant = variantWith(scene(), TYPED);
      await scene().settings({ fieldNamespace: 'custom' });
      const fields = {
        print_sku: 'DIGI-20X20',
        print_url: 'https://files.example.com/print/sea.jpg',
        print_option_name_1: 'Frame',
        print_option_value_1: 'Black',
      };
      const edits = [{ variant: variant.split('/').at(-1), level: 'variant', fields }];
      const saved = await app.api({ method: 'POST', path: '/products/edits', body: { edits } });
      expect(saved).toMatchObject({
        results: [
          {
            outcome: 'saved',
            rows: [
              {
                own: expect.arrayContaining([
                  {
                    key: 'print_sku',
                    level: 'variant',
                    value: 'DIGI-20X20',
                    digest: expect.any(String),
                    isFile: false,
                  },
                ]),
              },
            ],
          },
        ],
      });
      const stored = new Map(shop.metafields(variant).map(({ key, value }) => [key, value]));
      expect(Object.fromEntries(stored)).toMatchObject({
        print_sku: '["DIGI-20X20"]',
        print_url: '["https://files.example.com/print/sea.jpg"]',
        print_option_name_1: rich('Frame'),
        print_option_value_1: '"Black"',
      });
    });
  });
});
