import { deepEqual, equal } from 'node:assert/strict';
import { inCalifornia } from '../buyers.ts';
import { options } from '../print-fields.ts';
import type { Story } from '../story.ts';

const artwork = 'https://files.example.com/prairie.jpg';
const chosen = { 'Canvas border': 'Folded', 'Stretcher frame': '2 cm' };

/** To the United States: printed there, as the size that is sold there, and the address needs its state. */
export const usOrder: Story = {
  title: 'a US order with a region',
  buyer: inCalifornia('Carla', 'Cooper'),
  expected: 'fulfilled',
  async play({ sells, buys, printHouse }) {
    const { variant } = sells('Prairie', {
      print_sku_eu: 'DIGI-40X30-1',
      print_sku_us: 'DIGI-16X12-1',
      print_url: artwork,
      ...options(chosen),
    });
    buys([{ variant, quantity: 1 }]);
    await printHouse.prints({ carrier: 'UPS', trackingNumber: '1Z0000000000000003' });
  },
  proof({ region, print, items, parcels }) {
    equal(region, 'US');
    equal(print.shipping.regionCode, 'CA');
    deepEqual(items, [{ name: '16x12 in', quantity: 1, options: chosen, file: artwork }]);
    deepEqual(parcels, [{ tracking: '1Z0000000000000003', company: 'UPS', lines: { Prairie: 1 } }]);
  },
};
