import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startAppUnderTest, type AppUnderTest } from './app-under-test.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startAppUnderTest({ seed: 5 });
});
afterAll(() => app.close());

interface Seen {
  readonly id: string;
  readonly externalId: string;
  readonly revision: number;
  readonly state: string;
  readonly picanovaOrderId: string | null;
  readonly problems: readonly { readonly code: string }[];
}

async function printOrders(gid: string): Promise<readonly Seen[]> {
  const answer = (await app.find(`/orders/${gid.split('/').at(-1)}`)) as { printOrders: Seen[] } | null;
  return answer?.printOrders ?? [];
}

function reached(gid: string, state: string, revision = 1): Promise<Seen> {
  let last: readonly Seen[] = [];
  return eventually(
    `revision ${revision} of ${gid} is ${state}`,
    async () => {
      last = await printOrders(gid);
      return last.find((printOrder) => printOrder.state === state && printOrder.revision === revision);
    },
    () => last,
  );
}

function place(lines: readonly { readonly quantity: number }[] = [{ quantity: 2 }]): string {
  return app.surroundings.shop.placeOrder({ lines: lines.map(({ quantity }) => ({ variant: app.variant, quantity })) })
    .gid;
}

/** Everything Picanova holds for this order that may still be printed or was. */
function liveAtPicanova(gid: string) {
  const numbers = app.surroundings.shop.order(gid).fulfillmentOrders.map((one) => one.gid.split('/').at(-1) ?? '');
  return app.surroundings.picanova
    .orders()
    .filter(({ externalId }) => numbers.some((number) => externalId?.includes(`-${number}-`)))
    .filter(({ status }) => status !== 'CANCELLED' && status !== 'ERROR');
}

async function failed(gid: string): Promise<Seen> {
  const { picanovaOrderId } = await reached(gid, 'sent');
  app.surroundings.picanova.fail(picanovaOrderId ?? '', 'The print file could not be downloaded.');
  return reached(gid, 'failed');
}

function sendAnew({ id }: Seen): Promise<unknown> {
  return app.api({ method: 'POST', path: `/print-orders/${id}/resubmit` });
}

describe('a print order that failed at Picanova and is sent anew', () => {
  it('[A1] is stopped there first, and only then sent under the next revision', async () => {
    const gid = place();
    const old = await failed(gid);
    await sendAnew(old);
    await reached(gid, 'sent', 2);
    expect(app.surroundings.picanova.calls().byRoute['DELETE /beta/orders/:id']).toBeGreaterThan(0);
    expect((await printOrders(gid)).find(({ revision }) => revision === 1)?.state).toBe('cancelled');
    expect(liveAtPicanova(gid)).toHaveLength(1);
  });

  it('is stopped there when Picanova has mended it and not begun', async () => {
    const gid = place();
    const old = await failed(gid);
    app.surroundings.picanova.accept(old.picanovaOrderId ?? '');
    await sendAnew(old);
    await reached(gid, 'sent', 2);
    expect(app.surroundings.picanova.order(old.picanovaOrderId ?? '').status).toBe('CANCELLED');
    expect(liveAtPicanova(gid)).toHaveLength(1);
  });

  it('[A1] is not sent twice when Picanova has mended it meanwhile: it says that it is printed after all', async () => {
    const gid = place();
    const old = await failed(gid);
    app.surroundings.picanova.startProduction(old.picanovaOrderId ?? '');
    await sendAnew(old);
    const goesOn = await reached(gid, 'sent');
    expect(goesOn.problems.map(({ code }) => code)).toEqual(['too_late_to_cancel']);
    expect(await printOrders(gid)).toHaveLength(1);
    expect(liveAtPicanova(gid)).toHaveLength(1);
  });

  it('waits as long as Picanova does not answer, and shows that it is being cancelled', async () => {
    const gid = place();
    const old = await failed(gid);
    app.surroundings.picanova.faults.script('DELETE /beta/orders/:id', { kind: 'status', status: 503 });
    await sendAnew(old);
    await reached(gid, 'cancelling');
    expect(await printOrders(gid)).toHaveLength(1);
    await reached(gid, 'sent', 2);
    expect(liveAtPicanova(gid)).toHaveLength(1);
  });
});

describe('a part of an order that is taken back after it was sent', () => {
  it('[A3] stops the print, and what the buyer still wants is sent under the next revision', async () => {
    const gid = place([{ quantity: 1 }, { quantity: 3 }]);
    const old = await reached(gid, 'sent');
    const [first] = app.surroundings.shop.order(gid).lines;
    app.surroundings.shop.removeLine(first?.gid ?? '');
    await reached(gid, 'sent', 2);
    expect(app.surroundings.picanova.order(old.picanovaOrderId ?? '').status).toBe('CANCELLED');
    expect(liveAtPicanova(gid).flatMap(({ items }) => items.map(({ quantity }) => quantity))).toEqual([3]);
  });

  it('[A3] sends fewer pieces when fewer are wanted', async () => {
    const gid = place([{ quantity: 3 }]);
    await reached(gid, 'sent');
    const [line] = app.surroundings.shop.order(gid).lines;
    app.surroundings.shop.editQuantity(line?.gid ?? '', 1);
    await reached(gid, 'sent', 2);
    expect(liveAtPicanova(gid).flatMap(({ items }) => items.map(({ quantity }) => quantity))).toEqual([1]);
  });

  it('[A3] goes on as it was when it is too late, and says so', async () => {
    const gid = place([{ quantity: 3 }]);
    const { picanovaOrderId } = await reached(gid, 'sent');
    app.surroundings.picanova.startProduction(picanovaOrderId ?? '');
    const [line] = app.surroundings.shop.order(gid).lines;
    app.surroundings.shop.editQuantity(line?.gid ?? '', 1);
    await eventually('the problem is shown', async () =>
      (await printOrders(gid))[0]?.problems.some(({ code }) => code === 'too_late_to_cancel'),
    );
    expect(await printOrders(gid)).toHaveLength(1);
    expect(liveAtPicanova(gid)).toHaveLength(1);
  });
});
