import { deepEqual } from 'node:assert/strict';
import { inGermany } from '../buyers.ts';
import { options } from '../print-fields.ts';
import type { Story } from '../story.ts';

const asWritten = { 'CANVAS BORDER': 'stretched', 'stretcher frame': '2 CM' };
const asPrinted = { 'Canvas border': 'Stretched', 'Stretcher frame': '2 cm' };

/** Picanova tells `stretched` from `Stretched` and would refuse it. The catalogue knows what was meant. */
export const wrongCase: Story = {
  title: 'an option in the wrong case',
  buyer: inGermany('Frida', 'Fuchs'),
  expected: 'fulfilled',
  async play({ sells, buys, printHouse }) {
    const { variant } = sells('Dunes', {
      print_sku: 'QUAD-30X30-1',
      print_url: 'https://files.example.com/dunes.jpg',
      ...options(asWritten),
    });
    buys([{ variant, quantity: 1 }]);
    await printHouse.prints({ trackingNumber: 'JJD000100000000006' });
  },
  proof({ items, parcels }) {
    deepEqual(items[0]?.options, asPrinted);
    deepEqual(parcels, [{ tracking: 'JJD000100000000006', company: 'DHL', lines: { Dunes: 1 } }]);
  },
};
