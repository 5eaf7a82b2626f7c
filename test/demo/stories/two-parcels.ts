import { deepEqual } from 'node:assert/strict';
import { inGermany } from '../buyers.ts';
import { options } from '../print-fields.ts';
import type { Story } from '../story.ts';

/** Picanova packs as it likes: each parcel becomes one fulfillment with exactly what lies in it. */
export const twoParcels: Story = {
  title: 'two parcels for one order',
  buyer: inGermany('Hanna', 'Hartwig'),
  expected: 'fulfilled',
  async play({ sells, buys, printHouse }) {
    const canvas = sells('Glacier', {
      print_sku: 'QUAD-50X50-1',
      print_url: 'https://files.example.com/glacier.jpg',
      ...options({ 'Canvas border': 'Mirrored', 'Stretcher frame': '2 cm' }),
    });
    const block = sells('Glacier, small', {
      print_sku: 'BLOCK-20X15-1',
      print_url: 'https://files.example.com/glacier-small.jpg',
    });
    buys([
      { variant: canvas.variant, quantity: 2 },
      { variant: block.variant, quantity: 3 },
    ]);
    const { items } = await printHouse.receives();
    const [canvasId = 0, blockId = 0] = ['50x50 cm', '20x15 cm'].map(
      (name) => items.find((item) => item.name === name)?.id ?? 0,
    );
    await printHouse.accepts();
    await printHouse.produces();
    await printHouse.ships({
      trackingNumber: 'JJD000100000000008',
      items: [
        { itemId: canvasId, quantity: 1 },
        { itemId: blockId, quantity: 3 },
      ],
    });
    await printHouse.ships({
      carrier: 'UPS',
      trackingNumber: '1Z0000000000000008',
      items: [{ itemId: canvasId, quantity: 1 }],
    });
  },
  proof({ parcels }) {
    deepEqual(parcels, [
      { tracking: '1Z0000000000000008', company: 'UPS', lines: { Glacier: 1 } },
      { tracking: 'JJD000100000000008', company: 'DHL', lines: { Glacier: 1, 'Glacier, small': 3 } },
    ]);
  },
};
