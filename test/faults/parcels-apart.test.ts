import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { HOUR_MS, MINUTE_MS } from '../support/passing-clock.ts';
import { onEachDatabase, type FaultScene } from './on-each-database.ts';

interface Apart {
  readonly order: string;
  readonly id: string;
  readonly locations: readonly (string | undefined)[];
}

/** Two canvases at the printer; then the merchant moves one of them to another location. */
async function movedApart(scene: FaultScene): Promise<Apart> {
  const { shop, app } = scene;
  // Beside the merchant's own goods no progress is reported, and what is in progress cannot be moved.
  const mug = shop.product({ title: 'Mug', variants: [{ title: 'Default', price: '9.90' }] }).variants[0]?.gid ?? '';
  const lines = [
    { variant: app.variant, quantity: 2 },
    { variant: mug, quantity: 1 },
  ];
  const order = shop.placeOrder({ lines }).gid;
  const [id = ''] = await scene.printedOnce();
  await scene.quiet();
  const [ours] = shop.order(order).fulfillmentOrders;
  const location = shop.addLocation('Second warehouse');
  shop.move(ours?.gid ?? '', { location, lines: [{ gid: ours?.lines[0]?.gid ?? '', quantity: 1 }] });
  await scene.quiet();
  return { order, id, locations: [ours?.locationGid, location] };
}

/** Both fulfillments, in the order in which they were written, once there is nothing left to do. */
async function fulfilledApart(scene: FaultScene, { order, locations }: Apart): Promise<void> {
  await scene.listsOne(({ state }) => state === 'fulfilled');
  const held = scene.shop.order(order).fulfillments;
  expect(held.map(({ locationGid }) => locationGid).toSorted()).toEqual(locations.toSorted());
  expect(held).toMatchObject([{ lines: [{ quantity: 1 }] }, { lines: [{ quantity: 1 }] }]);
  expect(held.map(({ mails }) => mails).toSorted()).toEqual([0, 1]);
  expect(scene.printed()).toHaveLength(1);
}

const numbersOf = (scene: FaultScene, { order }: Apart): readonly (string | null)[] =>
  scene.shop.order(order).fulfillments.map(({ tracking }) => tracking.number);

onEachDatabase((scene) => {
  it('[R8] a parcel from two locations is a fulfillment at each, with its number, and one mail', async () => {
    const apart = await movedApart(scene());
    scene().picanova.ship(apart.id, { trackingNumber: 'TWO1' });
    await fulfilledApart(scene(), apart);
    expect(numbersOf(scene(), apart)).toEqual(['TWO1', 'TWO1']);
    const shown = (await scene().app.find(`/orders/${apart.order.split('/').at(-1)}`)) as {
      printOrders: readonly { parcels: readonly unknown[] }[];
    };
    expect(shown.printOrders[0]?.parcels).toMatchObject([{ trackingNumber: 'TWO1', lines: [{ quantity: 2 }] }]);
  });

  const CUT = { kind: 'cut_after_commit' } as const;
  it.each([
    ['the first, without a number', undefined, [CUT, null]],
    ['the second, without a number', undefined, [null, CUT]],
    ['both, with a number', 'TWO2', [CUT, CUT]],
    [
      'both, told as an error of the server',
      'TWO3',
      [
        { kind: 'status', status: 502, afterCommit: true },
        { kind: 'html', afterCommit: true },
      ],
    ],
  ] as const)('[R8] no part is doubled when the answer is lost to %s', async (_, trackingNumber, faults) => {
    const apart = await movedApart(scene());
    scene().shopify.faults.script('CreateFulfillment', ...faults);
    scene().picanova.ship(apart.id, trackingNumber === undefined ? {} : { trackingNumber });
    for (let round = 0; round < 4; round += 1) await scene().letPass(MINUTE_MS);
    await fulfilledApart(scene(), apart);
  });

  it('[R8] a number that comes later is written to every part, without another mail', async () => {
    const apart = await movedApart(scene());
    scene().picanova.ship(apart.id);
    await fulfilledApart(scene(), apart);
    scene().picanova.addTracking(apart.id, 0, { number: 'LATE2', url: 'https://track.example.com/LATE2' });
    await scene().letPass(HOUR_MS);
    await eventually('the late number twice', () => numbersOf(scene(), apart).every((number) => number === 'LATE2'));
    await fulfilledApart(scene(), apart);
  });
});
