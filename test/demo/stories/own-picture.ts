import { deepEqual } from 'node:assert/strict';
import { inGermany } from '../buyers.ts';
import { options } from '../print-fields.ts';
import type { Story } from '../story.ts';

const sample = 'https://files.example.com/sample.jpg';
const upload = 'https://uploads.example.com/buyers/emil/grandmother.jpg';
const chosen = { 'Canvas border': 'White', 'Stretcher frame': '2 cm' };

/**
 * The buyer uploads a picture, and tries to get a bigger canvas for the same money: the picture counts, the size does
 * not.
 */
export const ownPicture: Story = {
  title: "a buyer's own print_url",
  buyer: inGermany('Emil', 'Engel'),
  expected: 'fulfilled',
  async play({ sells, buys, printHouse }) {
    const { variant } = sells('Your picture, 20 x 20 cm', {
      print_sku: 'QUAD-20X20-1',
      print_url: sample,
      ...options(chosen),
    });
    const properties = [
      { name: '_print_url', value: upload },
      { name: '_print_sku', value: 'QUAD-100X100-1' },
    ];
    buys([{ variant, quantity: 1, properties }]);
    await printHouse.prints({ trackingNumber: 'JJD000100000000005' });
  },
  proof({ items, parcels }) {
    deepEqual(items, [{ name: '20x20 cm', quantity: 1, options: chosen, file: upload }]);
    deepEqual(parcels, [{ tracking: 'JJD000100000000005', company: 'DHL', lines: { 'Your picture, 20 x 20 cm': 1 } }]);
  },
};
