import { deepEqual, equal } from 'node:assert/strict';
import { inGermany } from '../buyers.ts';
import type { Story } from '../story.ts';

/** A poster to be printed and two mugs from the merchant's own shelf: the mugs are none of our business. */
export const mixedCart: Story = {
  title: 'a mixed cart with a foreign item',
  buyer: inGermany('Bela', 'Brandt'),
  expected: 'partly_fulfilled',
  async play({ sells, buys, printHouse }) {
    const poster = sells('Meadow poster', {
      print_sku: 'POSTER-30X20-1',
      print_url: 'https://files.example.com/meadow.png',
    });
    const mug = sells('Enamel mug', {});
    buys([
      { variant: mug.variant, quantity: 2 },
      { variant: poster.variant, quantity: 1 },
    ]);
    await printHouse.prints({ trackingNumber: 'JJD000100000000002' });
  },
  proof({ order, items, parcels }) {
    deepEqual(
      items.map(({ name, quantity }) => [name, quantity]),
      [['30x20 cm', 1]],
    );
    deepEqual(parcels, [{ tracking: 'JJD000100000000002', company: 'DHL', lines: { 'Meadow poster': 1 } }]);
    const [shared] = order.fulfillmentOrders;
    deepEqual(
      shared?.lines.map(({ remainingQuantity }) => remainingQuantity),
      [2, 0],
    );
    equal(shared?.progressReported, false, 'the mugs are not in progress');
  },
};
