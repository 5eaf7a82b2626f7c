import { deepEqual, equal } from 'node:assert/strict';
import { inGermany } from '../buyers.ts';
import type { Story } from '../story.ts';

const design = 'CVS0600401LMF2-APO23456789';

/** Set up with its artwork in Picanova's dashboard: the SKU says everything, and only the older API knows it. */
export const designProduct: Story = {
  title: 'a print_design_id product',
  buyer: inGermany('Dora', 'Diehl'),
  expected: 'fulfilled',
  async play({ sells, buys, printHouse }) {
    const { variant } = sells('Harbour, ready-made', { print_design_id: design });
    buys([{ variant, quantity: 2 }]);
    await printHouse.prints({ trackingNumber: 'JJD000100000000004' });
  },
  proof({ print, items, parcels }) {
    equal(print.items[0]?.articleSku, design);
    deepEqual(
      items.map(({ name, quantity, options }) => ({ name, quantity, options })),
      [{ name: '60x40 cm', quantity: 2, options: { 'Canvas border': 'Mirrored', 'Stretcher frame': '2 cm' } }],
    );
    deepEqual(parcels, [{ tracking: 'JJD000100000000004', company: 'DHL', lines: { 'Harbour, ready-made': 2 } }]);
  },
};
