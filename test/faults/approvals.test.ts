import { expect, it } from 'vitest';
import { MINUTE_MS } from '../support/passing-clock.ts';
import { onEachDatabase, type FaultScene } from './on-each-database.ts';

const pageOf = (order: string): string => `/orders/${order.split('/').at(-1)}`;

async function actionsOf(scene: FaultScene, order: string): Promise<readonly string[]> {
  return ((await scene.app.find(pageOf(order))) as { actions: readonly string[] }).actions;
}

async function send(scene: FaultScene, order: string): Promise<unknown> {
  const answer = await scene.app.api({ method: 'POST', path: `${pageOf(order)}/send` });
  await scene.quiet();
  return answer;
}

const isHeld = (reason: string) => (one: { holdReason: string | null }) => one.holdReason === reason;

onEachDatabase((scene) => {
  it('Send is not offered for an unpaid order, and pressing it elsewhere lets nothing go later', async () => {
    await scene().settings({ approveAll: true });
    const order = scene().order(1, { paid: false });
    const { id } = (await scene().listsOne(isHeld('unpaid'))) as unknown as { id: string };
    expect(await actionsOf(scene(), order)).toEqual(['retry']);
    const body = { action: 'send', selection: { ids: [id] }, notes: '' };
    await scene().app.api({ method: 'POST', path: '/orders/jobs', body });
    await scene().quiet();
    scene().shop.pay(order);
    await scene().listsOne(isHeld('needs_approval'));
    await scene().quiet();
    expect(scene().printed()).toEqual([]);
    await send(scene(), order);
    await scene().printedOnce();
  });

  it('what was let go is asked about again when Shopify fulfils it at payment', async () => {
    await scene().settings({ approveAll: true });
    const order = scene().order(1, { createdAtMs: scene().clock.now() + 3_000 });
    await scene().listsOne(isHeld('needs_approval'));
    // It cannot go: Picanova is not connected any more. Meanwhile Shopify fulfils it.
    const { connections } = (await scene().app.api({ method: 'GET', path: '/connections' })) as {
      connections: readonly { region: string }[];
    };
    for (const { region } of connections) await scene().app.api({ method: 'DELETE', path: `/connections/${region}` });
    await send(scene(), order);
    scene().clock.pass(30_000);
    scene().shop.fulfilManually(scene().shop.order(order).fulfillmentOrders[0]?.gid ?? '');
    await scene().listsOne(({ problemCodes }) => problemCodes.includes('fulfilled_by_shopify'));
    expect(await actionsOf(scene(), order)).toContain('send');
    expect(scene().printed()).toEqual([]);
  });

  it('more pieces than were let go wait for the merchant again', async () => {
    await scene().settings({ approveAll: true });
    const order = scene().order(1);
    await scene().listsOne(isHeld('needs_approval'));
    await send(scene(), order);
    await scene().printedOnce();
    await scene().letPass(MINUTE_MS);
    scene().shop.editQuantity(scene().shop.order(order).lines[0]?.gid ?? '', 3);
    await scene().listsOne(isHeld('needs_approval'));
    await scene().quiet();
    expect(scene().printed()).toHaveLength(1);
    await send(scene(), order);
    await scene().printedOnce(2);
  });
});
