import { deepEqual } from 'node:assert/strict';
import { inGermany } from '../buyers.ts';
import { metafields, options } from '../print-fields.ts';
import type { Story } from '../story.ts';

const border = options({ 'Canvas border': 'White', 'Stretcher frame': '4 cm' });
const LARGE = 'https://files.example.com/harvest-large.jpg';

/** A picture from a phone's chat on a wall of a metre: nobody prints that, until the merchant finds the original. */
export const smallPicture: Story = {
  title: 'a picture too small, repaired',
  buyer: inGermany('Paul', 'Petersen'),
  expected: 'fulfilled',
  async play({ shop, sells, buys, merchant, printHouse, pause, remark }) {
    const { product, variant } = sells('Harvest', {
      print_sku: 'DIGI-40X30-1',
      print_url: 'https://files.example.com/harvest.jpg',
      ...border,
    });
    const order = buys([{ variant, quantity: 1 }]);
    await merchant.sees(order, 'artwork_too_small');
    remark('problem: artwork_too_small');
    await pause();
    shop.setMetafields(product, metafields({ print_url: LARGE }));
    await merchant.retries(order);
    await printHouse.receives();
    remark('the original is there, sent');
    await printHouse.prints({ trackingNumber: 'JJD000100000000016' });
  },
  proof({ items, parcels }) {
    deepEqual(
      items.map(({ file }) => file),
      [LARGE],
    );
    deepEqual(parcels, [{ tracking: 'JJD000100000000016', company: 'DHL', lines: { Harvest: 1 } }]);
  },
};
