import { deepEqual } from 'node:assert/strict';
import { eventually } from '../../support/eventually.ts';
import { inGermany } from '../buyers.ts';
import type { Story } from '../story.ts';

/** The parcel leaves and its webhook never arrives: the app asks by itself after a while, and finds it. */
export const lostWebhook: Story = {
  title: "Picanova's webhook is lost",
  buyer: inGermany('Lotte', 'Lindner'),
  expected: 'fulfilled',
  async play({ shop, sells, buys, printHouse, remark }) {
    const { variant } = sells('Right-handed mug', {
      print_sku: 'TASSE-RE_QUER-MAGIC',
      print_url: 'https://files.example.com/mug.png',
    });
    const order = buys([{ variant, quantity: 1 }]);
    await printHouse.accepts();
    await printHouse.produces();
    await printHouse.shipsUnheard({ trackingNumber: 'JJD000100000000012' });
    remark('shipped, and the webhook is lost');
    await eventually('the poll finds the parcel', () => shop.order(order.gid).fulfillments.length > 0);
    remark('found by the poll');
  },
  proof({ webhooks, parcels }) {
    deepEqual(webhooks, [{ type: 'shipment_sent', acknowledged: false }]);
    deepEqual(parcels, [{ tracking: 'JJD000100000000012', company: 'DHL', lines: { 'Right-handed mug': 1 } }]);
  },
};
