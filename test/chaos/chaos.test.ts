import { expect, it } from 'vitest';
import { SQLITE } from './databases.ts';
import { runChaos } from './run.ts';

const PATIENCE_MS = 400_000;

it('orders amid kills and faults are each printed once and fulfilled once', { timeout: PATIENCE_MS }, async () => {
  const said: string[] = [];
  const result = await runChaos({
    setting: SQLITE,
    seed: 20_261_124,
    orders: 25,
    kills: 4,
    say: (line) => void said.push(line),
  });
  expect(result, said.join('\n')).toMatchObject({
    orders: 25,
    kills: 4,
    lost: [],
    duplicatePrintOrders: [],
    duplicateFulfillments: [],
    unstoredAcks: [],
    crashes: [],
  });
});
