import { describe, expect, it } from 'vitest';
import { numberOf } from '../../web/contract/gids.ts';
import { eventually } from '../support/eventually.ts';
import { HOUR_MS, MINUTE_MS } from '../support/passing-clock.ts';
import { onEachDatabase, type FaultScene } from './on-each-database.ts';

const heldFor = (scene: FaultScene, reason: string) =>
  scene.listsOne(({ state, holdReason }) => state === 'held' && holdReason === reason);

onEachDatabase((scene) => {
  it.each([null, 'PENDING'] as const)(
    '[R6] an order of risk %s waits, says until when, and a low one goes on',
    async (riskLevel) => {
      await scene().shows(scene().order(1, { riskLevel: 'NONE' }), 'IN_PROGRESS');
      const paidAtMs = scene().clock.now();
      const order = scene().order(1, { riskLevel });
      const { holdUntilMs } = await heldFor(scene(), 'risk_pending');
      expect(Math.abs((holdUntilMs ?? 0) - paidAtMs - 10 * MINUTE_MS)).toBeLessThan(MINUTE_MS);
      await scene().quiet();
      scene().shop.assessRisk(order, 'LOW');
      await scene().shows(order, 'IN_PROGRESS');
    },
  );

  it('[R6] an order that turns out to be risky is held for approval, however long, and then sent', async () => {
    const order = scene().order(1, { riskLevel: 'PENDING' });
    await heldFor(scene(), 'risk_pending');
    await scene().quiet();
    scene().shop.assessRisk(order, 'HIGH');
    await heldFor(scene(), 'needs_approval');
    await scene().letPass(HOUR_MS);
    await scene().quiet();
    expect(scene().printed()).toEqual([]);
    await scene().app.api({ method: 'POST', path: `/orders/${numberOf(order)}/send` });
    await scene().shows(order, 'IN_PROGRESS');
  });

  it('[R6] a risky assessment that nobody announced is seen when the time is over', async () => {
    const order = scene().order(1, { riskLevel: 'PENDING' });
    await heldFor(scene(), 'risk_pending');
    await scene().quiet();
    scene().loseWebhooks();
    scene().shop.assessRisk(order, 'HIGH');
    await scene().letPass(11 * MINUTE_MS);
    await heldFor(scene(), 'needs_approval');
    expect(scene().printed()).toEqual([]);
  });

  it('[R6] an assessment that never comes holds for as long as Settings say, from payment', async () => {
    await scene().settings({ riskWaitMinutes: 30 });
    scene().shopify.quirks.riskAtFirst = 'PENDING';
    const order = scene().order(1, { paid: false, createdAtMs: scene().clock.now() - HOUR_MS });
    await heldFor(scene(), 'unpaid');
    scene().shop.pay(order);
    await heldFor(scene(), 'risk_pending');
    await scene().letPass(29 * MINUTE_MS);
    await scene().quiet();
    expect(scene().printed()).toEqual([]);
    await scene().letPass(2 * MINUTE_MS);
    await scene().shows(order, 'IN_PROGRESS');
  });

  it('[R6] nothing waits where the rule is off, and what waits goes on when it is switched off', async () => {
    scene().shopify.quirks.riskAtFirst = 'PENDING';
    const first = scene().order(1);
    await heldFor(scene(), 'risk_pending');
    await scene().settings({ approveHighRisk: false });
    await scene().shows(first, 'IN_PROGRESS');
    await scene().shows(scene().order(1), 'IN_PROGRESS');
    await eventually('both', () => scene().printed().length === 2);
  });

  it('[R6] nothing waits where Shopify assesses no orders, until it was seen to assess one', async () => {
    await scene().shows(scene().order(1, { riskLevel: null }), 'IN_PROGRESS');
    await scene().shows(scene().order(1, { riskLevel: 'LOW' }), 'IN_PROGRESS');
    scene().order(1, { riskLevel: null });
    await heldFor(scene(), 'risk_pending');
    expect(scene().printed().length).toBe(2);
  });

  describe('an order that is ready and waits for Picanova', () => {
    async function waiting(): Promise<string> {
      const busy = { kind: 'status', status: 429, retryAfterSeconds: 120 } as const;
      scene().picanova.faults.script('POST /beta/orders', busy, busy);
      const order = scene().order();
      await scene().listsOne(({ state }) => state === 'ready');
      await eventually('a try', () => (scene().picanova.calls().byRoute['POST /beta/orders'] ?? 0) > 0);
      return order;
    }

    it('[R6] is held when it turns out to be risky', async () => {
      const order = await waiting();
      scene().shop.assessRisk(order, 'HIGH');
      await heldFor(scene(), 'needs_approval');
      for (let round = 0; round < 3; round += 1) await scene().letPass(3 * MINUTE_MS);
      await scene().quiet();
      expect(scene().printed()).toEqual([]);
    });

    it('[R11] is a test once test mode is on', async () => {
      await waiting();
      expect(await scene().settings({ testMode: true })).toMatchObject({ ordersWoken: 1 });
      for (let round = 0; round < 3; round += 1) {
        await scene().letPass(3 * MINUTE_MS);
        await scene().quiet();
      }
      await scene().printedOnce();
      expect(scene().printed()).toMatchObject([{ isTest: true }]);
    });
  });
});
