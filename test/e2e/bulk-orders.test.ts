import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { CANVAS, firstVariant, printProduct } from './support/goods.ts';
import { startStage, type Stage } from './support/stage.ts';

const ORDERS = 200;

/** A whole story in a browser, on a machine that may be busy. */
const PATIENCE_MS = 120_000;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

interface Counts {
  readonly counts: Readonly<Record<string, number>>;
}

function count(tab: string): Promise<number> {
  return stage.harness.api({ method: 'GET', path: '/orders/counts' }).then((answer) => (answer as Counts).counts[tab] ?? 0);
}

it('retries 200 orders at once with progress, all that the filter shows and not only the page', async () => {
  const { shop } = stage.harness.world;
  const product = printProduct(shop, 'City lights', { fields: { ...CANVAS, print_sku: 'NO-SUCH-SKU' } });
  for (let placed = 0; placed < ORDERS; placed += 1) shop.placeOrder({ lines: [{ variant: firstVariant(product), quantity: 1 }] });
  await eventually('all orders wait with a problem', async () => (await count('attention')) === ORDERS);
  shop.setMetafields(firstVariant(product), [{ namespace: '$app', key: 'print_sku', value: 'DIGI-40X30-1' }]);

  const { page, frame, errors } = await stage.open('/orders?tab=attention&problem=unknown_sku');
  await frame.getByRole('checkbox').first().check({ force: true });
  await frame.getByRole('button', { name: /Select all/ }).click();
  await frame.getByRole('button', { name: 'Check again' }).click();
  await frame.getByText(/Checking orders again/).waitFor();
  await frame.getByText(new RegExp(`${ORDERS} done|${ORDERS} of ${ORDERS} done`)).waitFor();
  expect(new URL(page.url()).searchParams.get('job')).not.toBeNull();
  await eventually('all orders are at Picanova', async () => (await count('at_picanova')) === ORDERS);
  expect(errors).toEqual([]);
}, PATIENCE_MS);
