import { deepEqual, equal } from 'node:assert/strict';
import { inGermany } from '../buyers.ts';
import type { Story } from '../story.ts';

/** Cancelled while Picanova had not begun: stopped there at once, and never paid for. */
export const cancelledInTime: Story = {
  title: 'cancelled before production',
  buyer: inGermany('Jonas', 'Jansen'),
  expected: 'cancelled',
  async play({ shop, sells, buys, printHouse, pause, remark }) {
    const { variant } = sells('Forest poster', {
      print_sku: 'POSTER-50X70-1',
      print_url: 'https://files.example.com/forest.png',
    });
    const order = buys([{ variant, quantity: 1 }]);
    await printHouse.accepts();
    await pause();
    shop.cancel(order.gid);
    remark('cancelled by the buyer');
  },
  proof({ print, parcels }) {
    equal(print.status, 'CANCELLED');
    deepEqual(parcels, []);
  },
};
