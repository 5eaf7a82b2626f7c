import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { HOUR_MS, MINUTE_MS } from '../support/passing-clock.ts';
import { onEachDatabase, type FaultScene } from './on-each-database.ts';

interface AtPrinter {
  readonly order: string;
  readonly id: string;
}

const heldBy = (scene: FaultScene, order: string) => scene.shop.order(order).fulfillments;

/** Canvases at the printer, beside a mug of the merchant's own. */
async function atPrinter(scene: FaultScene, pieces = 1): Promise<AtPrinter> {
  const { shop, app } = scene;
  const mug = shop.product({ title: 'Mug', variants: [{ title: 'Default', price: '9.90' }] }).variants[0]?.gid ?? '';
  const lines = [
    { variant: app.variant, quantity: pieces },
    { variant: mug, quantity: 1 },
  ];
  const order = shop.placeOrder({ lines }).gid;
  const [id = ''] = await scene.printedOnce();
  await scene.letPass(HOUR_MS);
  return { order, id };
}

/** *Fulfill items* on the whole fulfillment order, by the merchant or an automatism of theirs; then time passes. */
async function fulfilledWhole(scene: FaultScene, { order }: AtPrinter, number?: string): Promise<void> {
  const [fulfillmentOrder] = scene.shop.order(order).fulfillmentOrders;
  scene.shop.fulfilManually(
    fulfillmentOrder?.gid ?? '',
    number === undefined ? {} : { tracking: { company: 'DHL', number } },
  );
  await scene.letPass(HOUR_MS);
}

/** One piece of the canvas. */
function shipOne(scene: FaultScene, id: string, trackingNumber?: string): void {
  const item = scene.picanova.order(id).items[0]?.externalId ?? '';
  scene.picanova.ship(id, {
    carrier: 'UPS',
    items: [{ externalId: item, quantity: 1 }],
    ...(trackingNumber === undefined ? {} : { trackingNumber }),
  });
}

async function holds(scene: FaultScene, { order }: AtPrinter, numbers: readonly string[]): Promise<void> {
  await eventually(
    `the numbers ${numbers.join()}`,
    () => heldBy(scene, order)[0]?.trackingNumbers.join() === numbers.join(),
    () => heldBy(scene, order),
  );
  await scene.listsOne(({ state, problemCodes }) => state === 'fulfilled' && problemCodes.length === 0);
}

/** Hours later nothing more was written and nobody was told again. */
async function staysSo(scene: FaultScene, { order }: AtPrinter, mails: number): Promise<void> {
  const updates = scene.shopify.requests().byOperation['UpdateTracking'] ?? 0;
  await scene.letPass(3 * HOUR_MS);
  await scene.quiet();
  expect(heldBy(scene, order)).toMatchObject([{ mails }]);
  expect(scene.shopify.requests().byOperation['UpdateTracking'] ?? 0).toBe(updates);
  expect(scene.printed()).toHaveLength(1);
}

onEachDatabase((scene) => {
  it('fulfilled whole without a number once it was sent, it gets the parcel’s, once, and one mail', async () => {
    await scene().settings({ tagAfterShipment: 'Shipped' });
    const sent = await atPrinter(scene());
    await fulfilledWhole(scene(), sent);
    scene().shopify.faults.script('UpdateTracking', { kind: 'cut_after_commit' });
    scene().picanova.ship(sent.id, { carrier: 'UPS', trackingNumber: '1ZONE' });
    for (let round = 0; round < 3; round += 1) await scene().letPass(MINUTE_MS);
    await holds(scene(), sent, ['1ZONE']);
    expect(heldBy(scene(), sent.order)).toMatchObject([{ tracking: { company: 'UPS' } }]);
    expect(scene().shop.order(sent.order).tags).toContain('Shipped');
    await staysSo(scene(), sent, 1);
  });

  it('of exactly the parcel’s lines too', async () => {
    const order = scene().order(1);
    const [id = ''] = await scene().printedOnce();
    const sent = { order, id };
    await scene().letPass(HOUR_MS);
    await fulfilledWhole(scene(), sent);
    scene().picanova.ship(id, { trackingNumber: 'SAME1' });
    await holds(scene(), sent, ['SAME1']);
    await staysSo(scene(), sent, 1);
  });

  it('the number of a second parcel is added, and each is told of once', async () => {
    const sent = await atPrinter(scene(), 2);
    await fulfilledWhole(scene(), sent);
    shipOne(scene(), sent.id, '1ZFIRST');
    await eventually('the first number', () => heldBy(scene(), sent.order)[0]?.trackingNumbers.length === 1);
    await scene().letPass(HOUR_MS);
    scene().shopify.faults.script('UpdateTracking', { kind: 'cut_after_commit' });
    shipOne(scene(), sent.id, '1ZSECOND');
    for (let round = 0; round < 3; round += 1) await scene().letPass(MINUTE_MS);
    await holds(scene(), sent, ['1ZFIRST', '1ZSECOND']);
    await staysSo(scene(), sent, 2);
  });

  it('a number that comes after its parcel is written then, with the mail', async () => {
    const sent = await atPrinter(scene());
    await fulfilledWhole(scene(), sent);
    scene().picanova.ship(sent.id, { carrier: 'UPS' });
    await scene().listsOne(({ state }) => state === 'fulfilled');
    expect(heldBy(scene(), sent.order)).toMatchObject([{ mails: 0, trackingNumbers: [] }]);
    await scene().quiet();
    scene().picanova.addTracking(sent.id, 0, { number: '1ZLATE', url: 'https://track.example.com/1ZLATE' });
    await scene().letPass(HOUR_MS);
    await holds(scene(), sent, ['1ZLATE']);
    await staysSo(scene(), sent, 1);
  });

  it('nobody is told where the merchant wants no mail', async () => {
    await scene().settings({ notifyBuyer: 'never' });
    const sent = await atPrinter(scene());
    await fulfilledWhole(scene(), sent);
    scene().picanova.ship(sent.id, { carrier: 'UPS', trackingNumber: '1ZQUIET' });
    await holds(scene(), sent, ['1ZQUIET']);
    await staysSo(scene(), sent, 0);
  });

  it('a number of the merchant’s stays, and the order says what the parcel’s is', async () => {
    const sent = await atPrinter(scene());
    await fulfilledWhole(scene(), sent, 'BYHAND');
    scene().picanova.ship(sent.id, { carrier: 'UPS', trackingNumber: '1ZOURS' });
    await scene().logs('number_beside_another');
    await holds(scene(), sent, ['BYHAND']);
    const page = (await scene().app.find(`/orders/${sent.order.split('/').at(-1)}`)) as {
      timeline: readonly { event: string; detail: { trackingNumber?: string } }[];
    };
    expect(page.timeline.find(({ event }) => event === 'number_beside_another')?.detail.trackingNumber).toBe('1ZOURS');
    await staysSo(scene(), sent, 0);
  });

  it('a number that the merchant typed in before the late one came is not written over', async () => {
    const sent = await atPrinter(scene());
    await fulfilledWhole(scene(), sent);
    scene().picanova.ship(sent.id, { carrier: 'UPS' });
    await scene().listsOne(({ state }) => state === 'fulfilled');
    scene().shop.track(heldBy(scene(), sent.order)[0]?.gid ?? '', { company: 'DHL', number: 'TYPED' });
    await scene().quiet();
    scene().picanova.addTracking(sent.id, 0, { number: '1ZLATE', url: 'https://track.example.com/1ZLATE' });
    await scene().letPass(HOUR_MS);
    await scene().logs('number_beside_another');
    await holds(scene(), sent, ['TYPED']);
    await staysSo(scene(), sent, 0);
  });

  it('what somebody fulfilled a part of gets the number beside what is written anew, with one mail', async () => {
    const { shop, app } = scene();
    const other = shop.placeOrder({ lines: [{ variant: app.variant, quantity: 2 }] }).gid;
    const [id = ''] = await scene().printedOnce();
    await scene().letPass(HOUR_MS);
    const [fulfillmentOrder] = shop.order(other).fulfillmentOrders;
    const line = fulfillmentOrder?.lines[0]?.gid ?? '';
    shop.fulfilManually(fulfillmentOrder?.gid ?? '', { lines: [{ gid: line, quantity: 1 }] });
    await scene().letPass(HOUR_MS);
    scene().picanova.ship(id, { carrier: 'UPS', trackingNumber: '1ZBOTH' });
    await scene().listsOne(({ state }) => state === 'fulfilled');
    const held = heldBy(scene(), other);
    expect(held.map(({ trackingNumbers }) => trackingNumbers)).toEqual([['1ZBOTH'], ['1ZBOTH']]);
    expect(held.map(({ mails }) => mails).toSorted()).toEqual([0, 1]);
  });
});
