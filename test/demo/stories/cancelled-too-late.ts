import { deepEqual, equal } from 'node:assert/strict';
import { inGermany } from '../buyers.ts';
import type { Story } from '../story.ts';

/** Cancelled while it was being printed: Picanova refuses, ships it all the same, and the merchant has been told. */
export const cancelledTooLate: Story = {
  title: 'cancelled too late',
  buyer: inGermany('Kaja', 'Krüger'),
  expected: 'too_late_to_cancel',
  async play({ shop, sells, buys, merchant, printHouse, pause, remark }) {
    const { variant } = sells('Coast poster', {
      print_sku: 'POSTER-40X30-1',
      print_url: 'https://files.example.com/coast.png',
    });
    const order = buys([{ variant, quantity: 1 }]);
    await printHouse.accepts();
    await printHouse.produces();
    await pause();
    shop.cancel(order.gid);
    remark('cancelled by the buyer, in production');
    await merchant.sees(order, 'too_late_to_cancel');
    remark('problem: too_late_to_cancel');
    await printHouse.ships({ trackingNumber: 'JJD000100000000011' });
  },
  proof({ print, parcels }) {
    equal(print.status, 'FULFILLED');
    deepEqual(parcels, [], 'a cancelled order has nothing to fulfil');
  },
};
