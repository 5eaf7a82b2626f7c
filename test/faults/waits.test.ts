import { describe, expect, it } from 'vitest';
import { ACCOUNT_KEY, ACCOUNT_USER } from '../support/surroundings.ts';
import { eventually } from '../support/eventually.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../support/passing-clock.ts';
import { onEachDatabase, type FaultScene } from './on-each-database.ts';

const field = (key: string, value: string) => ({ namespace: '$app', key, value });

/** A canvas that lacks a required option, and an order of it that is blocked for that. */
async function blockedOrder(scene: FaultScene): Promise<{ readonly order: string; readonly product: string }> {
  const product = scene.shop.product({
    title: 'Canvas without frame',
    variants: [
      {
        title: '40x30',
        price: '39.90',
        metafields: [
          field('print_sku', 'DIGI-40X30-1'),
          field('print_url', 'https://files.example.com/print/sea.jpg'),
          field('print_option_name_1', 'Canvas border'),
          field('print_option_value_1', 'Mirrored'),
        ],
      },
    ],
  });
  const variant = product.variants[0]?.gid ?? '';
  const order = scene.shop.placeOrder({ lines: [{ variant, quantity: 1 }] }).gid;
  await scene.listsOne(({ problemCodes }) => problemCodes.includes('missing_option'));
  await scene.quiet();
  return { order, product: variant };
}

const STRETCHER = [field('print_option_name_2', 'Stretcher frame'), field('print_option_value_2', '2 cm')];

describe('what waits', () => {
  onEachDatabase((scene) => {
    it('[A7] goes on when Settings get a default for the option, and the answer says how many', async () => {
      const { order } = await blockedOrder(scene());
      expect(await scene().settings({ optionDefaults: { 'Stretcher frame': '2 cm' } })).toMatchObject({
        ordersWoken: 1,
      });
      await scene().shows(order, 'IN_PROGRESS');
    });

    it('[A7] goes on when the metafields are mended in Shopify', async () => {
      const { order, product } = await blockedOrder(scene());
      scene().shop.setMetafields(product, STRETCHER);
      await scene().shows(order, 'IN_PROGRESS');
    });

    it('[A7] goes on when the fields are mended in the app, and the answer says how many', async () => {
      const { order, product } = await blockedOrder(scene());
      const fields = Object.fromEntries(STRETCHER.map(({ key, value }) => [key, value]));
      const edits = [{ variant: product.split('/').at(-1), level: 'variant', fields }];
      const saved = await scene().app.api({ method: 'POST', path: '/products/edits', body: { edits } });
      expect(saved).toMatchObject({ ordersWoken: 1, results: [{ outcome: 'saved' }] });
      await scene().shows(order, 'IN_PROGRESS');
    });

    it('[A7] goes on when the wait window is shortened', async () => {
      await scene().settings({ waitHours: 48 });
      const order = scene().order();
      await scene().listsOne(({ holdReason }) => holdReason === 'wait_window');
      await scene().settings({ waitHours: 0 });
      await scene().shows(order, 'IN_PROGRESS');
    });

    it.each([
      ['variants without options', { catalogueWithoutOptions: true }],
      ['products without variants', { productsWithoutVariants: true }],
    ])('[B13] is not stopped by one refresh that shows %s', async (_what, quirk) => {
      Object.assign(scene().picanova.quirks, quirk);
      await scene().letPass(DAY_MS + MINUTE_MS);
      await scene().quiet();
      const order = scene().order();
      await scene().shows(order, 'IN_PROGRESS');
    });

    it.each(['["Mirrored"]', '"Mirrored"'])('[B10] reads an option value of another type: %s', async (value) => {
      scene().shop.setMetafields(scene().app.variant, [
        {
          ...field('print_option_value_1', value),
          type: value.startsWith('[') ? 'list.single_line_text_field' : 'json',
        },
      ]);
      const order = scene().order();
      await scene().shows(order, 'IN_PROGRESS');
      const [item] = scene().printed()[0]?.items ?? [];
      expect(item?.options.map((option) => option.value.name)).toContain('Mirrored');
    });
  });
});

describe('before the catalogue is there', () => {
  onEachDatabase((scene) => {
    const connect = () =>
      scene().app.api({
        method: 'PUT',
        path: '/connections/EU',
        body: { apiUser: ACCOUNT_USER, apiKey: ACCOUNT_KEY },
      });

    it('[B12] an order is shown with its reason, and sent by itself', async () => {
      const { picanova } = scene();
      const broken = { kind: 'status', status: 500 } as const;
      picanova.faults.script('GET /beta/products/:id', broken, broken, broken, { kind: 'empty_body' });
      await connect();
      const order = scene().order();
      await scene().listsOne(({ holdReason }) => holdReason === 'catalogue');
      for (let round = 0; round < 5; round += 1) await scene().letPass(2 * MINUTE_MS);
      await scene().shows(order, 'IN_PROGRESS');
      expect(picanova.calls().byRoute['POST /beta/orders']).toBe(1);
    });

    it('[B14] a catalogue without options holds what would be sent without them', async () => {
      scene().picanova.quirks.catalogueWithoutOptions = true;
      await connect();
      await scene().settings({ optionDefaults: { 'Canvas border': 'Mirrored', 'Stretcher frame': '2 cm' } });
      const order = scene().order();
      await scene().listsOne(({ holdReason }) => holdReason === 'catalogue');
      await scene().quiet();
      expect(scene().picanova.calls().byRoute['POST /beta/orders'] ?? 0).toBe(0);
      scene().picanova.quirks.catalogueWithoutOptions = false;
      await scene().letPass(HOUR_MS);
      await eventually('progress', () => scene().shop.order(order).fulfillmentStatus === 'IN_PROGRESS');
    });
  }, false);
});
