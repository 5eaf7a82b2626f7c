import { deepEqual, equal } from 'node:assert/strict';
import { inGermany } from '../buyers.ts';
import type { Story } from '../story.ts';

/**
 * A test order of the shop is a test order at Picanova: nothing is printed, and its shipment may fulfil nothing else.
 */
export const testOrder: Story = {
  title: 'a Shopify test order',
  buyer: inGermany('Ida', 'Imhoff'),
  expected: 'fulfilled',
  async play({ sells, buys, printHouse }) {
    const { variant } = sells('Test mug', {
      print_sku: 'TASSE-LI_QUER-MAGIC',
      print_url: 'https://files.example.com/test.png',
    });
    buys([{ variant, quantity: 1 }], { test: true });
    await printHouse.prints({ trackingNumber: 'JJD000100000000009' });
  },
  proof({ print, parcels }) {
    equal(print.isTest, true);
    deepEqual(parcels, [{ tracking: 'JJD000100000000009', company: 'DHL', lines: { 'Test mug': 1 } }]);
  },
};
