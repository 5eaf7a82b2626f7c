import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { onEachDatabase, type FaultScene } from './on-each-database.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../support/passing-clock.ts';

/** Two rounds of the reconciler. */
const TWO_ROUNDS_MS = 21 * MINUTE_MS;

const fulfillmentOrderOf = (scene: FaultScene, order: string): string =>
  scene.shop.order(order).fulfillmentOrders[0]?.gid ?? '';

async function waits(scene: FaultScene, reason: string): Promise<void> {
  await scene.listsOne(({ state, holdReason }) => state === 'held' && holdReason === reason);
  await scene.quiet();
  scene.loseWebhooks();
}

onEachDatabase((scene) => {
  it('[A2] an order that is paid unheard is sent, though the search is a minute late', async () => {
    const order = scene().order(1, { paid: false });
    await waits(scene(), 'unpaid');
    scene().shopify.quirks.searchLagMs = MINUTE_MS;
    scene().shop.pay(order);
    await scene().letPass(TWO_ROUNDS_MS / 2);
    await scene().letPass(TWO_ROUNDS_MS / 2);
    await scene().shows(order, 'IN_PROGRESS');
  });

  it('[A2] a hold that is released unheard ends', async () => {
    const order = scene().order(1, { paid: false });
    await scene().listsOne(({ holdReason }) => holdReason === 'unpaid');
    scene().shop.hold(fulfillmentOrderOf(scene(), order));
    scene().shop.pay(order);
    await waits(scene(), 'on_hold');
    scene().shop.release(fulfillmentOrderOf(scene(), order));
    await scene().letPass(TWO_ROUNDS_MS);
    await scene().shows(order, 'IN_PROGRESS');
  });

  it('[A2] a schedule that is reached unheard ends by itself', async () => {
    scene().loseWebhooks();
    const order = scene().order(1, { paid: false });
    scene().shop.schedule(fulfillmentOrderOf(scene(), order), scene().clock.now() + DAY_MS);
    scene().shop.pay(order);
    await scene().letPass(TWO_ROUNDS_MS);
    await waits(scene(), 'scheduled');
    await scene().letPass(DAY_MS);
    await scene().shows(order, 'IN_PROGRESS');
  });

  it('[A2] an address that is mended unheard is sent', async () => {
    const order = scene().order(1, { shippingAddress: { firstName: 'Erika', lastName: 'M', countryCode: 'DE' } });
    await scene().listsOne(({ problemCodes }) => problemCodes.includes('address_incomplete'));
    await scene().quiet();
    scene().loseWebhooks();
    scene().shop.editAddress(order, { address1: 'Heidestraße 17', city: 'Köln', zip: '51147' });
    await scene().letPass(TWO_ROUNDS_MS);
    await scene().shows(order, 'IN_PROGRESS');
  });

  it('[A2] the proof counts apart what waits, and says what it covers', async () => {
    scene().order(1);
    await scene().printedOnce();
    await scene().settings({ waitHours: 72 });
    scene().order(1);
    await scene().listsOne(({ holdReason }) => holdReason === 'wait_window');
    await scene().letPass(DAY_MS + MINUTE_MS);
    const proof = await eventually('the proof of both orders', async () =>
      (await scene().proofs()).find(({ paid }) => paid === 2),
    );
    expect(proof).toMatchObject({ atPicanova: 1, waiting: { wait_window: 1 }, problems: 0, missing: 0 });
    expect(proof.lookedUntilMs).toBeGreaterThan(scene().clock.now() - DAY_MS - HOUR_MS);
  });

  it('[B2] a line that is added unheard becomes a print order of its own; the shipped one is left alone', async () => {
    const order = scene().order(1);
    const [first = ''] = await scene().printedOnce();
    await scene().shows(order, 'IN_PROGRESS');
    scene().picanova.ship(first, { trackingNumber: 'N1' });
    await scene().shows(order, 'FULFILLED');
    await scene().quiet();
    scene().loseWebhooks();
    scene().shop.addLine(order, { variant: scene().app.variant, quantity: 2 });
    await scene().letPass(TWO_ROUNDS_MS);
    await scene().printedOnce(2);
    expect(
      scene()
        .printed()
        .map(({ status, items }) => [status, items[0]?.quantity]),
    ).toEqual([
      ['FULFILLED', 1],
      ['DRAFT', 2],
    ]);
  });

  it('[B7] an archived order with something left to fulfil is found', async () => {
    scene().loseWebhooks();
    const order = scene().order(1);
    scene().shop.archive(order);
    await scene().letPass(TWO_ROUNDS_MS);
    await scene().printedOnce();
  });

  it('[B7] an order placed long before is found when it is paid, one that was paid then is left alone', async () => {
    scene().loseWebhooks();
    const createdAtMs = scene().clock.now() - 50 * DAY_MS;
    const late = scene().order(1, { createdAtMs, paid: false });
    const settled = scene().order(3, { createdAtMs });
    await scene().letPass(TWO_ROUNDS_MS);
    scene().shop.pay(late);
    scene().shop.archive(settled);
    await scene().letPass(TWO_ROUNDS_MS);
    await scene().printedOnce();
    await scene().letPass(TWO_ROUNDS_MS);
    expect(
      scene()
        .printed()
        .map(({ items }) => items[0]?.quantity),
    ).toEqual([1]);
  });

  it('[A10] a bank transfer waits its window from payment', async () => {
    await scene().settings({ waitHours: 6 });
    const order = scene().order(1, { paid: false });
    await scene().listsOne(({ holdReason }) => holdReason === 'unpaid');
    await scene().letPass(2 * DAY_MS);
    const paidAtMs = scene().clock.now();
    scene().shop.pay(order);
    const { holdUntilMs } = await scene().listsOne(({ holdReason }) => holdReason === 'wait_window');
    expect(Math.abs((holdUntilMs ?? 0) - (paidAtMs + 6 * HOUR_MS))).toBeLessThan(5_000);
    await scene().letPass(6 * HOUR_MS - MINUTE_MS);
    await scene().quiet();
    expect(scene().printed()).toEqual([]);
    await scene().letPass(2 * MINUTE_MS);
    await scene().printedOnce();
  });

  it('[B4] a line that is picked up is noted quietly', async () => {
    scene().shop.placeOrder({ lines: [{ variant: scene().app.variant, quantity: 1, deliveryMethod: 'PICK_UP' }] });
    await scene().logs('left_out');
    expect([await scene().listed(), scene().printed()]).toEqual([[], []]);
  });
});
