import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { MINUTE_MS } from '../support/passing-clock.ts';
import { onEachDatabase } from './on-each-database.ts';

const ELSEWHERE = { address1: 'Ringstraße 4', city: 'Aachen', zip: '52062' };
/** Two rounds of the reconciler. */
const TWO_ROUNDS_MS = 21 * MINUTE_MS;

onEachDatabase((scene) => {
  it('an address edited while Picanova can still stop the order: printed once, and sent to the new one', async () => {
    const order = scene().order(2);
    const [first = ''] = await scene().printedOnce();
    await scene().shows(order, 'IN_PROGRESS');
    await scene().quiet();
    scene().shop.editAddress(order, ELSEWHERE);
    await scene().letPass(TWO_ROUNDS_MS);
    await scene().printedOnce(2);
    await scene().quiet();
    const live = scene()
      .printed()
      .filter(({ status }) => status !== 'CANCELLED');
    expect(live).toHaveLength(1);
    expect(live[0]?.id).not.toBe(first);
    expect(live[0]?.shipping).toMatchObject({ city: 'Aachen', postcode: '52062' });
    expect(JSON.stringify(live[0]?.shipping)).toContain('Ringstraße 4');
    expect(live[0]?.items.map(({ quantity }) => quantity)).toEqual([2]);
  });

  it('too late for the new address: nothing is sent twice, and the order shows both', async () => {
    const order = scene().order(1);
    const [first = ''] = await scene().printedOnce();
    await scene().shows(order, 'IN_PROGRESS');
    scene().picanova.startProduction(first);
    await scene().quiet();
    scene().shop.editAddress(order, ELSEWHERE);
    await scene().letPass(TWO_ROUNDS_MS);
    await scene().listsOne(({ problemCodes }) => problemCodes.includes('address_changed'));
    const path = `/orders/${order.split('/').at(-1)}`;
    const shown = await eventually('both addresses', async () => {
      const { printOrders } = (await scene().app.api({ method: 'GET', path })) as {
        printOrders: readonly { state: string; address: object | null; changedAddress: object | null }[];
      };
      return printOrders.find(({ changedAddress }) => changedAddress !== null);
    });
    expect(shown).toMatchObject({ state: 'sent', changedAddress: { postcode: '52062' } });
    expect(shown.address).not.toMatchObject({ postcode: '52062' });
    await scene().letPass(TWO_ROUNDS_MS);
    await scene().quiet();
    expect(scene().printed()).toHaveLength(1);
    scene().picanova.ship(first, { trackingNumber: 'N1' });
    await scene().shows(order, 'FULFILLED');
  });

  it('an address that is only spelt another way, or another phone, stops nothing', async () => {
    const order = scene().order(1);
    await scene().printedOnce();
    await scene().shows(order, 'IN_PROGRESS');
    await scene().quiet();
    scene().shop.editAddress(order, { phone: '+49 221 999 999' });
    await scene().letPass(TWO_ROUNDS_MS);
    await scene().quiet();
    expect(
      scene()
        .printed()
        .map(({ status }) => status),
    ).toEqual(['DRAFT']);
  });
});
