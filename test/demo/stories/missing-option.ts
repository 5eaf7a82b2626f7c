import { deepEqual } from 'node:assert/strict';
import { inGermany } from '../buyers.ts';
import { metafields, options } from '../print-fields.ts';
import type { Story } from '../story.ts';

const fields = { print_sku: 'HOCH-30X40-1', print_url: 'https://files.example.com/lighthouse.jpg' };
const complete = { 'Canvas border': 'White', 'Stretcher frame': '4 cm' };

/** Nobody guesses how thick the frame should be: the order waits until the merchant has said it on the product. */
export const missingOption: Story = {
  title: 'a missing option, repaired',
  buyer: inGermany('Gustav', 'Groth'),
  expected: 'fulfilled',
  async play({ shop, sells, buys, merchant, printHouse, pause, remark }) {
    const { product, variant } = sells('Lighthouse', { ...fields, ...options({ 'Canvas border': 'White' }) });
    const order = buys([{ variant, quantity: 1 }]);
    await merchant.sees(order, 'missing_option');
    remark('problem: missing_option');
    await pause();
    shop.setMetafields(product, metafields(options(complete)));
    await merchant.retries(order);
    await printHouse.receives();
    remark('repaired on the product, sent');
    await printHouse.prints({ trackingNumber: 'JJD000100000000007' });
  },
  proof({ items, parcels }) {
    deepEqual(items[0]?.options, complete);
    deepEqual(parcels, [{ tracking: 'JJD000100000000007', company: 'DHL', lines: { Lighthouse: 1 } }]);
  },
};
