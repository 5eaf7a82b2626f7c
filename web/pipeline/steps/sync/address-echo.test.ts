import { expect, it } from 'vitest';
import { aPicanovaOrder } from '../../../../test/fixtures/domain.ts';
import { ACCESS, aClaimed, NOW_MS, REFUSED, THROTTLED } from '../../../../test/fixtures/print-orders.ts';
import type { PicanovaOrderId } from '../../../domain/kernel/ids.ts';
import type { PrintProvider } from '../../ports/index.ts';
import { createAddressEcho } from './address-echo.ts';

type Answer = Awaited<ReturnType<PrintProvider['readAddress']>>;

const TOLD: Answer = { outcome: 'told', address: { city: 'Bonn' } };
const ROW = aClaimed({ state: 'sent', sentAtMs: NOW_MS - 60_000 });

function echoOf(answer: Answer) {
  const asked: string[] = [];
  const echo = createAddressEcho({
    provider: {
      readAddress: async (_access, id) => {
        asked.push(id);
        return answer;
      },
    },
    clock: { now: () => NOW_MS },
  });
  const read = (row = ROW, changes: Parameters<typeof aPicanovaOrder>[0] = {}) =>
    echo.beginRound()(row, ACCESS, aPicanovaOrder(changes));
  return { echo, asked, read };
}

it('an order that can be stopped is read with its address, once', async () => {
  const { asked, read } = echoOf(TOLD);
  expect((await read()).address).toEqual({ city: 'Bonn' });
  expect((await read()).address).toBeUndefined();
  expect(asked).toEqual(['PPO00000001']);
});

it('nobody is asked for what is told, erased, about to be stopped, or cannot be stopped any more', async () => {
  const { asked, read } = echoOf(TOLD);
  expect((await read(ROW, { address: { city: 'Köln' } })).address).toEqual({ city: 'Köln' });
  await read({ ...ROW, address: null });
  await read({ ...ROW, cancelRequestedAtMs: NOW_MS });
  await read(ROW, { status: 'in_progress' });
  await read({ ...ROW, sentAtMs: NOW_MS - 3_600_000 });
  expect(asked).toEqual([]);
});

it('who did not answer is asked again, who said no or tells none is not', async () => {
  for (const [answer, calls] of [
    [THROTTLED, 2],
    [REFUSED, 1],
    [{ outcome: 'told', address: null }, 1],
  ] as const) {
    const { asked, read } = echoOf(answer);
    expect((await read()).address).toBeUndefined();
    await read();
    expect(asked).toHaveLength(calls);
  }
});

it('a round asks for three, and the next for others', async () => {
  const { echo, asked } = echoOf(TOLD);
  for (let rounds = 0; rounds < 2; rounds += 1) {
    const read = echo.beginRound();
    for (let number = 1; number <= 5; number += 1)
      await read(ROW, ACCESS, aPicanovaOrder({ id: `PPO${number}` as PicanovaOrderId }));
  }
  expect(asked).toEqual(['PPO1', 'PPO2', 'PPO3', 'PPO4', 'PPO5']);
});

it('ten thousand are remembered, and the oldest is asked for anew', async () => {
  const { asked, read } = echoOf(TOLD);
  const idOf = (number: number) => ({ id: `PPO${number}` as PicanovaOrderId });
  for (let number = 0; number <= 10_000; number += 1) await read(ROW, idOf(number));
  await read(ROW, idOf(1));
  expect(asked).toHaveLength(10_001);
  await read(ROW, idOf(0));
  expect(asked).toHaveLength(10_002);
});
