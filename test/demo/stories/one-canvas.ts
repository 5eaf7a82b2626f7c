import { deepEqual, equal } from 'node:assert/strict';
import { inGermany } from '../buyers.ts';
import { options } from '../print-fields.ts';
import type { Story } from '../story.ts';

const artwork = 'https://files.example.com/harbour.jpg';
const chosen = { 'Canvas border': 'Mirrored', 'Stretcher frame': '4 cm', Frame: 'Floating Frame Black Matt' };

/** The everyday order: paid, printed, shipped, fulfilled with its tracking number, and nobody touched it. */
export const oneCanvas: Story = {
  title: 'one canvas with options',
  buyer: inGermany('Ada', 'Abendroth'),
  expected: 'fulfilled',
  async play({ sells, buys, printHouse }) {
    const { variant } = sells('Harbour, 40 x 30 cm', {
      print_sku: 'DIGI-40X30-1',
      print_url: artwork,
      ...options(chosen),
    });
    buys([{ variant, quantity: 1 }]);
    await printHouse.prints({ trackingNumber: 'JJD000100000000001' });
  },
  proof({ items, parcels, region }) {
    equal(region, 'EU');
    deepEqual(items, [{ name: '40x30 cm', quantity: 1, options: chosen, file: artwork }]);
    deepEqual(parcels, [{ tracking: 'JJD000100000000001', company: 'DHL', lines: { 'Harbour, 40 x 30 cm': 1 } }]);
  },
};
