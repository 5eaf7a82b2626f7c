import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../support/passing-clock.ts';
import { canvasProduct } from '../support/surroundings.ts';
import { onEachDatabase, type FaultScene } from './on-each-database.ts';

function productOf({ shop }: FaultScene, variant: string): string {
  const found = shop.products().find(({ variants }) => variants.some(({ gid }) => gid === variant));
  if (found === undefined) throw new Error('a variant without a product');
  return found.gid;
}

const MOVED = {
  firstName: 'Erika',
  lastName: 'Mustermann',
  address1: 'Heidestraße 19',
  city: 'Köln',
  zip: '51147',
  country: 'Germany',
  countryCode: 'DE',
};

const sent = ({ picanova }: FaultScene): number => picanova.calls().byRoute['POST /beta/orders'] ?? 0;

describe('a product deleted after it was ordered', () => {
  onEachDatabase((scene) => {
    it('is printed as it was planned, when the order waited meanwhile', async () => {
      await scene().settings({ waitHours: 2 });
      const order = scene().order();
      await scene().listsOne(({ holdReason }) => holdReason === 'wait_window');
      scene().shop.deleteProduct(productOf(scene(), scene().app.variant));
      await scene().letPass(3 * HOUR_MS);
      await scene().shows(order, 'IN_PROGRESS');
      const [item] = scene().printed()[0]?.items ?? [];
      expect(item?.file).toBe('https://files.example.com/print/sunset.jpg');
      expect(item?.options.map(({ value }) => value.name)).toEqual(['Mirrored', '2 cm']);
    });

    it('is a problem when it was never planned and was printed before; replaced, the order goes on', async () => {
      const { shop } = scene();
      scene().order();
      await scene().printedOnce();
      await scene().quiet();
      const other = canvasProduct(shop);
      scene().loseWebhooks();
      const order = scene().order();
      shop.deleteProduct(productOf(scene(), scene().app.variant));
      scene().hearWebhooks();
      shop.editAddress(order, MOVED);
      await scene().listsOne(({ problemCodes }) => problemCodes.join() === 'product_deleted');
      await scene().quiet();
      expect(sent(scene())).toBe(1);

      shop.addLine(order, { variant: other, quantity: 1 });
      shop.removeLine(shop.order(order).lines[0]?.gid ?? '');
      await scene().printedOnce(2);
    });

    it('is left alone when nothing says that it is ours', async () => {
      const { shop } = scene();
      const mug = shop.product({ title: 'Mug', variants: [{ title: 'One', sku: 'MUG-1', price: '9.00' }] });
      scene().loseWebhooks();
      const order = shop.placeOrder({ lines: [{ variant: mug.variants[0]?.gid ?? '', quantity: 1 }] }).gid;
      shop.deleteProduct(mug.gid);
      scene().hearWebhooks();
      shop.editAddress(order, MOVED);
      await scene().quiet();
      expect(await scene().listed()).toEqual([]);
    });
  });
});
