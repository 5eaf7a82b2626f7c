import { expect, it } from 'vitest';
import { useDatabases } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { launchApp } from '../support/launch-app.ts';
import { callApi, canvasProduct, connectShop, startSurroundings } from '../support/surroundings.ts';

const { ends, databaseOf } = useDatabases();

it.each(['SQLite', 'PostgreSQL'] as const)(
  '[R8] on %s: killed when one of two parts of a parcel is in Shopify, the app writes the other, once',
  async (kind) => {
    const databaseUrl = await databaseOf(kind);
    const surroundings = await startSurroundings({ seed: 1, databaseUrl, callsPerMinute: Infinity, pollSeconds: 2 });
    ends.push(() => surroundings.close());
    const { shop, picanova, shopify, env, port } = surroundings;
    const first = await launchApp({ env, port });
    ends.push(() => first.kill());
    await connectShop(surroundings, first.url);
    const [canvas, mug] = [
      canvasProduct(shop),
      shop.product({ title: 'Mug', variants: [{ title: '', price: '9.90' }] }),
    ];
    const lines = [
      { variant: canvas, quantity: 2 },
      { variant: mug.variants[0]?.gid ?? '', quantity: 1 },
    ];
    const order = shop.placeOrder({ lines }).gid;
    const print = await eventually('the print', () => picanova.orders()[0]);
    const [ours] = shop.order(order).fulfillmentOrders;
    const location = shop.addLocation('Second warehouse');
    shop.move(ours?.gid ?? '', { location, lines: [{ gid: ours?.lines[0]?.gid ?? '', quantity: 1 }] });

    const held = () => shop.order(order).fulfillments;
    // The app does not hear of its first write, and is gone before it can look.
    shopify.faults.script('CreateFulfillment', { kind: 'cut_after_commit' });
    picanova.ship(print.id);
    await eventually('one part in Shopify', () => held().length > 0);
    await first.kill();
    expect(held()).toHaveLength(1);
    const again = await launchApp({ env, port });
    ends.push(() => again.kill());
    await eventually(
      'the order is over',
      async () => {
        const page = await callApi(surroundings, again.url, { method: 'GET', path: '/orders' });
        return (page as { items: readonly { state: string }[] }).items[0]?.state === 'fulfilled';
      },
      held,
    );
    expect(
      held()
        .map(({ locationGid }) => locationGid)
        .toSorted(),
    ).toEqual([ours?.locationGid, location].toSorted());
    expect(
      held()
        .map(({ mails }) => mails)
        .toSorted(),
    ).toEqual([0, 1]);
  },
  60_000,
);
