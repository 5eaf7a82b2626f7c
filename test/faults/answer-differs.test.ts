import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { MINUTE_MS } from '../support/passing-clock.ts';
import { onEachDatabase, type FaultScene } from './on-each-database.ts';

interface Detail {
  readonly printOrders: readonly {
    readonly id: string;
    readonly state: string;
    readonly problems: readonly { readonly code: string; readonly detail: Readonly<Record<string, unknown>> }[];
  }[];
}

async function printOrderOf(scene: FaultScene, orderGid: string): Promise<Detail['printOrders'][number]> {
  const path = `/orders/${orderGid.split('/').at(-1) ?? ''}`;
  const { printOrders } = (await scene.app.api({ method: 'GET', path })) as Detail;
  const [printOrder] = printOrders;
  if (printOrder === undefined) throw new Error('no print order');
  return printOrder;
}

/** Waits until the print order has these differences, and gives it. */
async function differsIn(scene: FaultScene, orderGid: string, whats: readonly string[]) {
  const differences = async () =>
    (await printOrderOf(scene, orderGid)).problems.flatMap(({ code, detail }) =>
      code === 'answer_differs' ? [String(detail['what'])] : [],
    );
  await eventually(
    `differences: ${whats.join(', ')}`,
    async () => (await differences()).toSorted().join() === whats.join(),
    differences,
  );
  return printOrderOf(scene, orderGid);
}

onEachDatabase((scene) => {
  it.each([
    ['file', { what: 'file' }],
    ['options', { what: 'options', option: 'Canvas border', meant: 'Mirrored', answered: 'Mirrored (old)' }],
    ['address', { what: 'address', parts: ['city'] }],
  ] as const)(
    'Picanova that takes another %s than was sent is told at once, and can be stopped',
    async (what, told) => {
      const { picanova } = scene();
      picanova.quirks.betaShowsAddress = true;
      picanova.quirks.alters[what] = true;
      const order = scene().order();
      await scene().printedOnce();
      const printOrder = await differsIn(scene(), order, [what]);
      expect(printOrder.problems[0]).toMatchObject({ code: 'answer_differs', detail: told });
      expect(JSON.stringify(printOrder.problems)).not.toMatch(/example\.com|Köln/);
      await scene().app.api({ method: 'POST', path: `/print-orders/${printOrder.id}/cancel`, body: {} });
      await eventually('it is stopped', () => scene().printed()[0]?.status === 'CANCELLED');
    },
  );

  it('a finished design, made through v1, is told by the address of its own answer', async () => {
    const { picanova, shop } = scene();
    picanova.quirks.alters.address = true;
    const product = shop.product({
      title: 'Finished design',
      variants: [
        {
          title: '20x20',
          price: '19.90',
          metafields: [{ namespace: '$app', key: 'print_design_id', value: 'CVS0200201LMF2-APO12345678' }],
        },
      ],
    });
    const order = shop.placeOrder({ lines: [{ variant: product.variants[0]?.gid ?? '', quantity: 1 }] }).gid;
    await scene().printedOnce();
    const { problems } = await differsIn(scene(), order, ['address']);
    expect(problems[0]?.detail).toEqual({ what: 'address', parts: ['city'] });
    // Beta tells no address, which takes nothing back.
    await scene().letPass(11 * MINUTE_MS);
    await scene().quiet();
    await differsIn(scene(), order, ['address']);
  });

  it('what is altered after the create is seen at the next read, and is gone when it was put right', async () => {
    const { picanova } = scene();
    const order = scene().order();
    await scene().printedOnce();
    await differsIn(scene(), order, []);
    picanova.quirks.alters.options = true;
    await scene().letPass(11 * MINUTE_MS);
    await differsIn(scene(), order, ['options']);
    picanova.quirks.alters.options = false;
    await scene().letPass(11 * MINUTE_MS);
    await differsIn(scene(), order, []);
  });

  it('what is altered when nothing can be stopped any more is no problem that a button could mend', async () => {
    const { picanova } = scene();
    const order = scene().order();
    const [id = ''] = await scene().printedOnce();
    await scene().shows(order, 'IN_PROGRESS');
    picanova.startProduction(id);
    picanova.quirks.alters.file = true;
    const reads = (): number => picanova.calls().byRoute['GET /beta/orders/:id'] ?? 0;
    const before = reads();
    await scene().letPass(11 * MINUTE_MS);
    await eventually('it was read', () => reads() > before);
    await scene().quiet();
    await differsIn(scene(), order, []);
  });
});
