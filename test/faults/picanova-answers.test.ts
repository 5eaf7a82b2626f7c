import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { onEachDatabase } from './on-each-database.ts';
import { MINUTE_MS } from '../support/passing-clock.ts';

onEachDatabase((scene) => {
  it('[A4] orders shipped at once are fulfilled though the list leaves their shipments out', async () => {
    const { picanova } = scene();
    picanova.quirks.listsOmitShipments = true;
    const orders = Array.from({ length: 6 }, () => scene().order());
    const ids = await scene().printedOnce(6);
    for (const order of orders) await scene().shows(order, 'IN_PROGRESS');
    scene().losePicanovaWebhooks();
    for (const id of ids) picanova.ship(id, { trackingNumber: `N-${id}` });
    await scene().letPass(11 * MINUTE_MS);
    for (const order of orders) await scene().shows(order, 'FULFILLED');
  });

  it.each([
    { status: 422, namesField: false },
    { status: 409, namesField: false },
    { status: 400, namesField: false },
    { status: 422, namesField: true },
  ] as const)('[A6] an order whose create was cut is adopted, however a second is refused: %o', async (duplicate) => {
    const { picanova } = scene();
    picanova.quirks.lookUpLagMs = 60_000;
    picanova.quirks.duplicate = duplicate;
    picanova.faults.script('POST /beta/orders', { kind: 'cut_after_commit' });
    const order = scene().order();
    await scene().printedOnce();
    const looks = (): number => picanova.calls().byRoute['GET /beta/orders/@:external'] ?? 0;
    await scene().letPass(MINUTE_MS / 2);
    await eventually('a look-up', () => looks() > 0);
    expect(await scene().listed()).toMatchObject([{ state: 'ready', problemCodes: [] }]);
    await scene().letPass(MINUTE_MS);
    await scene().shows(order, 'IN_PROGRESS');
    expect([picanova.calls().byRoute['POST /beta/orders'], scene().printed().length]).toEqual([1, 1]);
  });
});
