import { deepEqual } from 'node:assert/strict';
import { inGermany } from '../buyers.ts';
import type { Story } from '../story.ts';

const part = (name: string): string => `https://files.example.com/triptych-${name}.jpg`;

/** A triptych is one line in Shopify and three prints in two parcels: fulfilled once, when the third has left. */
export const setOfThree: Story = {
  title: 'a set of three in two parcels',
  buyer: inGermany('Nora', 'Neumann'),
  expected: 'fulfilled',
  async play({ merchant, sells, buys, printHouse }) {
    await merchant.matches('TRIPTYCH', ['BLOCK-20X15-1', 'BLOCK-20X15-1', 'BLOCK-20X15-1']);
    const { variant } = sells('Triptych', {
      print_sku: 'Triptych',
      print_url: part('left'),
      print_url_2: part('middle'),
      print_url_3: part('right'),
    });
    buys([{ variant, quantity: 1 }]);
    const { items } = await printHouse.receives();
    const [left = 0, middle = 0, right = 0] = items.map(({ id }) => id);
    await printHouse.accepts();
    await printHouse.produces();
    await printHouse.ships({
      trackingNumber: 'JJD000100000000014',
      items: [
        { itemId: left, quantity: 1 },
        { itemId: middle, quantity: 1 },
      ],
    });
    await printHouse.ships({ trackingNumber: 'JJD000100000000015', items: [{ itemId: right, quantity: 1 }] });
  },
  proof({ items, order, parcels }) {
    deepEqual(
      items.map(({ file }) => file),
      [part('left'), part('middle'), part('right')],
    );
    deepEqual(
      parcels.map(({ lines }) => lines),
      [{ Triptych: 1 }],
    );
    deepEqual(order.fulfillments[0]?.trackingNumbers.toSorted(), ['JJD000100000000014', 'JJD000100000000015']);
  },
};
