import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../support/passing-clock.ts';
import { onEachDatabase, type FaultScene } from './on-each-database.ts';

/** An order of so many pieces, at the printer. */
async function atPrinter(scene: FaultScene, pieces: number): Promise<{ readonly order: string; readonly id: string }> {
  const order = scene.order(pieces);
  const [id = ''] = await scene.printedOnce();
  await scene.shows(order, 'IN_PROGRESS');
  return { order, id };
}

/** One piece a parcel; shipped without word, all of them are seen in one answer. */
async function shipAtOnce(scene: FaultScene, id: string, numbers: readonly (string | null)[]): Promise<void> {
  scene.losePicanovaWebhooks();
  const line = scene.picanova.order(id).items[0]?.externalId ?? '';
  for (const trackingNumber of numbers)
    scene.picanova.ship(id, {
      items: [{ externalId: line, quantity: 1 }],
      ...(trackingNumber === null ? {} : { trackingNumber }),
    });
  await scene.letPass(11 * MINUTE_MS);
}

onEachDatabase((scene) => {
  it('[A12] two parcels without numbers in one answer are two fulfillments', async () => {
    const { order, id } = await atPrinter(scene(), 2);
    await shipAtOnce(scene(), id, [null, null]);
    await scene().shows(order, 'FULFILLED');
    expect(scene().shop.order(order).fulfillments).toHaveLength(2);
    await scene().listsOne(({ state }) => state === 'fulfilled');
  });

  it('[B15] three parcels of one second, one without a number, are three fulfillments', async () => {
    const { order, id } = await atPrinter(scene(), 3);
    await shipAtOnce(scene(), id, ['A1', null, 'C3']);
    await scene().shows(order, 'FULFILLED');
    expect(scene().shop.order(order).fulfillments).toHaveLength(3);
    await scene().listsOne(({ state }) => state === 'fulfilled');
  });

  it('[A5] a number that comes two days later, unheard, is found and written without a second mail', async () => {
    const { order, id } = await atPrinter(scene(), 1);
    scene().picanova.ship(id);
    await scene().shows(order, 'FULFILLED');
    scene().losePicanovaWebhooks();
    for (let hours = 0; hours < 48; hours += 12) await scene().letPass(12 * HOUR_MS);
    scene().picanova.addTracking(id, 0, { number: 'LATE1', url: 'https://track.example.com/LATE1' });
    await scene().letPass(12 * HOUR_MS);
    const held = () => scene().shop.order(order).fulfillments;
    await eventually('the late number', () => held()[0]?.tracking?.number === 'LATE1', held);
    expect(held()).toMatchObject([{ notifyCustomer: false }]);
    await scene().quiet();
    const looks = (): number => scene().picanova.calls().byRoute['GET /beta/orders/:id'] ?? 0;
    const before = looks();
    await scene().letPass(31 * DAY_MS);
    await scene().quiet();
    expect(looks()).toBe(before);
  });

  it('[B3] a parcel of pieces that were refunded comes to an end, with its number on the order', async () => {
    const { order, id } = await atPrinter(scene(), 1);
    scene().losePicanovaWebhooks();
    scene().picanova.ship(id, { trackingNumber: 'GONE1' });
    scene().shop.removeLine(scene().shop.order(order).lines[0]?.gid ?? '');
    await scene().letPass(11 * MINUTE_MS);
    await scene().logs('parcel_in_vain');
    const { printOrders } = (await scene().app.find(`/orders/${order.split('/').at(-1)}`)) as {
      printOrders: readonly { state: string; parcels: readonly unknown[]; problems: readonly { code: string }[] }[];
    };
    expect(printOrders).toMatchObject([
      { state: 'fulfilled', parcels: [{ trackingNumber: 'GONE1', unwritable: 'lines_removed', fulfillmentGid: null }] },
    ]);
    expect(printOrders[0]?.problems.map(({ code }) => code)).not.toContain('tracking_not_written');
  });
});
