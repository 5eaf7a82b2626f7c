import { expect, it } from 'vitest';
import type { HomeView } from '../../web/contract/index.ts';
import { eventually } from '../support/eventually.ts';
import { HOUR_MS, MINUTE_MS } from '../support/passing-clock.ts';
import { onEachDatabase, type FaultScene } from './on-each-database.ts';

const heldBy = (scene: FaultScene, order: string) => scene.shop.order(order).fulfillments;
const blocked = (scene: FaultScene) =>
  scene.listsOne(({ state, problemCodes }) => state === 'blocked' && problemCodes.includes('fulfilled_by_shopify'));

async function checklist(scene: FaultScene): Promise<HomeView['checklist']['steps'][number] | undefined> {
  const home = (await scene.app.api({ method: 'GET', path: '/home' })) as HomeView;
  return home.checklist.steps.find(({ step }) => step === 'automatic_fulfilment');
}

/** *Send anyway*. */
async function sendAnyway(scene: FaultScene, order: string): Promise<string> {
  const number = order.split('/').at(-1);
  const page = (await scene.app.find(`/orders/${number}`)) as { actions: readonly string[] };
  expect(page.actions).toContain('send');
  await scene.app.api({ method: 'POST', path: `/orders/${number}/send` });
  const [id = ''] = await scene.printedOnce();
  await scene.quiet();
  return id;
}

onEachDatabase((scene) => {
  it('[R5] what Shopify fulfils at payment is a problem, and nothing is printed by itself', async () => {
    expect(await checklist(scene())).toBeUndefined();
    scene().shop.fulfilAtPayment(true);
    const order = scene().order(2);
    await blocked(scene());
    await scene().letPass(30 * MINUTE_MS);
    await scene().quiet();
    expect(scene().printed()).toEqual([]);
    expect(heldBy(scene(), order)).toHaveLength(1);
    expect(await checklist(scene())).toMatchObject({ done: false });
    const unpaid = scene().order(1, { paid: false });
    await scene().listsOne(({ holdReason }) => holdReason === 'unpaid');
    expect(await checklist(scene())).toMatchObject({ done: false });
    scene().shop.pay(unpaid);
    await eventually('both are blocked', async () =>
      (await scene().listed()).every(({ state }) => state === 'blocked'),
    );
    await sendAnyway(scene(), unpaid);
    expect(await checklist(scene())).toMatchObject({ done: false });
    scene().shop.fulfilAtPayment(false);
    await scene().letPass(MINUTE_MS);
    scene().order(1);
    await scene().printedOnce(2);
    await scene().quiet();
    expect(await checklist(scene())).toMatchObject({ done: true });
  });

  it('[R5] an order that is paid later is seen too, and so is one whose webhooks are lost', async () => {
    const order = scene().order(1, { paid: false });
    await scene().listsOne(({ holdReason }) => holdReason === 'unpaid');
    scene().shop.fulfilAtPayment(true);
    await scene().letPass(HOUR_MS);
    scene().shop.pay(order);
    await blocked(scene());
    scene().loseWebhooks();
    scene().order(1);
    await scene().letPass(21 * MINUTE_MS);
    await eventually('both are shown', async () => {
      const listed = await scene().listed();
      return listed.length === 2 && listed.every(({ state }) => state === 'blocked');
    });
  });

  it('[R5] an order that waits when Shopify fulfils it, seconds after payment, is not dropped in silence', async () => {
    await scene().settings({ waitHours: 6 });
    const order = scene().order(1, { createdAtMs: scene().clock.now() + 3_000 });
    await scene().listsOne(({ holdReason }) => holdReason === 'wait_window');
    scene().clock.pass(30_000);
    scene().shop.fulfilManually(scene().shop.order(order).fulfillmentOrders[0]?.gid ?? '');
    await blocked(scene());
    expect(scene().printed()).toEqual([]);
  });

  it('[R5] sent anyway, the fulfillment that stands gets the number, the tag and the mail', async () => {
    await scene().settings({ tagAfterShipment: 'Shipped' });
    scene().shop.fulfilAtPayment(true);
    const order = scene().order(1);
    await blocked(scene());
    const id = await sendAnyway(scene(), order);
    await scene().listsOne(({ state, problemCodes }) => state === 'sent' && problemCodes.length === 0);
    scene().shopify.faults.script('UpdateTracking', { kind: 'cut_after_commit' });
    scene().picanova.ship(id, { trackingNumber: 'ANYWAY1' });
    for (let round = 0; round < 3; round += 1) await scene().letPass(MINUTE_MS);
    await scene().listsOne(({ state }) => state === 'fulfilled');
    expect(heldBy(scene(), order)).toMatchObject([{ trackingNumbers: ['ANYWAY1'], mails: 1 }]);
    expect(scene().shop.order(order).tags).toContain('Shipped');
    expect(scene().printed()).toHaveLength(1);
  });

  it('[R5] two parcels of one carrier leave both numbers on it, and one that comes late is added', async () => {
    scene().shop.fulfilAtPayment(true);
    const order = scene().order(2);
    await blocked(scene());
    const id = await sendAnyway(scene(), order);
    const item = scene().picanova.order(id).items[0]?.externalId ?? '';
    scene().picanova.ship(id, { carrier: 'UPS', trackingNumber: '1ZA', items: [{ externalId: item, quantity: 1 }] });
    scene().picanova.ship(id, { carrier: 'UPS', items: [{ externalId: item, quantity: 1 }] });
    await scene().listsOne(({ state }) => state === 'fulfilled');
    scene().picanova.addTracking(id, 1, { number: '1ZB', url: 'https://track.example.com/1ZB' });
    await scene().letPass(HOUR_MS);
    await eventually(
      'both numbers',
      () => heldBy(scene(), order)[0]?.trackingNumbers.join() === '1ZA,1ZB',
      () => heldBy(scene(), order),
    );
    expect(heldBy(scene(), order)).toHaveLength(1);
  });

  it('[R5] cancelled in Shopify, it is open again and printed as any order', async () => {
    scene().shop.fulfilAtPayment(true);
    const order = scene().order(1);
    await blocked(scene());
    scene().shop.fulfilAtPayment(false);
    scene().shop.cancelFulfilment(heldBy(scene(), order)[0]?.gid ?? '');
    await scene().printedOnce();
    await scene().listsOne(({ state, problemCodes }) => state === 'sent' && problemCodes.length === 0);
    expect((await scene().listed()).some(({ state }) => state === 'blocked')).toBe(false);
  });

  it('[R5] what a person fulfils later is left alone, and so are others’ goods and what is not shipped', async () => {
    await scene().settings({ waitHours: 6 });
    const order = scene().order(1);
    await scene().listsOne(({ holdReason }) => holdReason === 'wait_window');
    await scene().letPass(5 * MINUTE_MS);
    scene().shop.fulfilManually(scene().shop.order(order).fulfillmentOrders[0]?.gid ?? '');
    await scene().listsOne(({ state }) => state === 'cancelled');
    scene().shop.fulfilAtPayment(true);
    scene().shop.placeOrder({ lines: [{ title: 'Mug', quantity: 1 }] });
    scene().shop.placeOrder({ lines: [{ variant: scene().app.variant, quantity: 1, requiresShipping: false }] });
    await scene().quiet();
    await scene().letPass(30 * MINUTE_MS);
    await scene().quiet();
    expect((await scene().listed()).map(({ state }) => state)).toEqual(['cancelled']);
    expect(scene().printed()).toEqual([]);
  });
});
