import { expect, it } from 'vitest';
import { aForeignLine, aFulfillmentOrder, aLine, anOrder, aSetting, fields } from '../../../test/fixtures/domain.ts';
import { artworkUrlsOf } from './artwork-urls.ts';

const line = (number: number, values: Readonly<Record<string, string>>) =>
  aLine(number, { variantMetafields: fields(values) });

it('names each address once: of open lines that are printed from a file, in any connected region', () => {
  const lines = [
    line(1, { print_sku: 'A', print_url: 'https://x.example/1.jpg' }),
    line(2, { print_sku: 'B', print_url: 'https://x.example/1.jpg' }),
    line(3, { print_sku_us: 'C', print_url: 'https://x.example/us.jpg' }),
    line(4, { print_design_id: 'D', print_url: 'https://x.example/design.jpg' }),
    line(5, { print_sku: 'E' }),
    { ...line(6, { print_sku: 'F', print_url: 'https://x.example/gone.jpg' }), remainingQuantity: 0 },
    aForeignLine(7),
  ];
  const order = anOrder({ fulfillmentOrders: [aFulfillmentOrder(11, { lines })] });
  const reading = { settings: aSetting() };
  expect(artworkUrlsOf(order, reading, ['EU', 'US'])).toEqual(['https://x.example/1.jpg', 'https://x.example/us.jpg']);
  expect(artworkUrlsOf(order, reading, ['EU'])).toEqual(['https://x.example/1.jpg']);
});
