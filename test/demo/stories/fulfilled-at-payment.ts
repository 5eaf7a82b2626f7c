import { deepEqual, equal } from 'node:assert/strict';
import { inGermany } from '../buyers.ts';
import type { Story } from '../story.ts';

/** Shopify's settings fulfil what is paid: it looks done, and nothing is printed until the merchant says so. */
export const fulfilledAtPayment: Story = {
  title: 'fulfilled by Shopify at payment, sent anyway',
  buyer: inGermany('Moritz', 'Menzel'),
  expected: 'fulfilled',
  async play({ shop, sells, buys, merchant, printHouse, pause, remark }) {
    const { variant } = sells('Harbour poster', {
      print_sku: 'POSTER-30X20-1',
      print_url: 'https://files.example.com/harbour.png',
    });
    shop.fulfilAtPayment(true);
    const order = buys([{ variant, quantity: 1 }]);
    shop.fulfilAtPayment(false);
    await merchant.sees(order, 'fulfilled_by_shopify');
    remark('problem: fulfilled_by_shopify');
    await pause();
    await merchant.sends(order);
    await printHouse.receives();
    remark('sent anyway');
    await printHouse.prints({ trackingNumber: 'JJD000100000000013' });
  },
  proof({ order, parcels }) {
    equal(order.fulfillments.length, 1, 'the fulfillment of the payment stands alone');
    deepEqual(parcels, [{ tracking: 'JJD000100000000013', company: 'DHL', lines: { 'Harbour poster': 1 } }]);
  },
};
