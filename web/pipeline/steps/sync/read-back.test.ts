import { describe, expect, it } from 'vitest';
import { aPicanovaOrder } from '../../../../test/fixtures/domain.ts';
import { ACCESS, aClaimed, NOW_MS, THROTTLED } from '../../../../test/fixtures/print-orders.ts';
import type { PicanovaOrderId } from '../../../domain/kernel/ids.ts';
import type { PrintProvider } from '../../ports/index.ts';
import { createReadBack } from './read-back.ts';

const id = (n: number) => `PPO${n}` as PicanovaOrderId;
const row = (n: number) => aClaimed({ step: 'sync', state: 'sent', picanovaOrderId: id(n) });
const order = (n: number, externalId: string | null = `acme-${n}-EU`) => aPicanovaOrder({ id: id(n), externalId });

type Best = { readonly page: number; readonly expected: number } | null;

/** `pages`: what each page of the list shows; `best`: what positions say, asked again and again. */
async function readBack(
  numbers: readonly (number | null)[],
  scene: { pages?: readonly (readonly ReturnType<typeof order>[] | null)[]; best?: readonly Best[] } = {},
) {
  const calls: string[] = [];
  const woken: unknown[] = [];
  const shown: number[] = [];
  const answers = new Map<string | null, string>();
  const best = [...(scene.best ?? [])];
  const pages = scene.pages ?? [];
  const list: PrintProvider['listOrders'] = async (_access, page) => {
    calls.push(`page ${page}`);
    const orders = pages[page - 1];
    return orders ? { outcome: 'listed', orders, totalPages: pages.length } : THROTTLED;
  };
  const read = createReadBack({
    provider: {
      listOrders: list,
      read: async (_access, wanted) => {
        calls.push(`read ${wanted}`);
        return { outcome: 'found', order: aPicanovaOrder({ id: wanted }) };
      },
    },
    printOrders: {
      wakeOrphans: async (connection, externalIds, nowMs) => {
        woken.push([connection, externalIds, nowMs]);
        return 0;
      },
    },
    positions: {
      sent: () => undefined,
      bestPage: () => best.shift() ?? null,
      shown: (_connection, count) => void shown.push(count),
    },
    clock: { now: () => NOW_MS },
  });
  const rows = numbers.map((n) => (n === null ? aClaimed({ step: 'sync', state: 'sent' }) : row(n)));
  await read(rows, ACCESS, async (of, answer) => void answers.set(of.picanovaOrderId, answer.outcome));
  return { calls, woken, shown, answers };
}

describe('reading orders back', () => {
  it('reads few one by one', async () => {
    const { calls, answers } = await readBack([1, 2]);
    expect(calls).toEqual(['read PPO1', 'read PPO2']);
    expect([...answers.values()]).toEqual(['found', 'found']);
  });

  it('finds nothing of what has no id at Picanova', async () => {
    const { calls, answers } = await readBack([null]);
    expect(calls).toEqual([]);
    expect(answers.get(null)).toBe('absent');
  });

  it('reads many by the newest page, and the next while a page shows two of them', async () => {
    const { calls, answers, shown } = await readBack([1, 2, 3, 4, 5, 6], {
      pages: [[order(1), order(2), order(90)], [order(3), order(91)], [order(4)]],
    });
    expect(calls).toEqual(['page 1', 'page 2', 'read PPO4', 'read PPO5', 'read PPO6']);
    expect(shown).toEqual([3, 2]);
    expect(answers.size).toBe(6);
  });

  it('reads the page that should show most, when that is worth a call', async () => {
    const pages = [[], [order(1), order(2), order(3)], []];
    const worth = await readBack([1, 2, 3, 4], { pages, best: [{ page: 2, expected: 3 }] });
    expect(worth.calls).toEqual(['page 2', 'read PPO4']);
    const poor = await readBack([1, 2, 3], { pages, best: [{ page: 2, expected: 2 }] });
    expect(poor.calls).toEqual(['read PPO1', 'read PPO2', 'read PPO3']);
  });

  it('stops at the last page', async () => {
    const { calls } = await readBack([1, 2, 3, 4, 5], { pages: [[order(1), order(2)]] });
    expect(calls).toEqual(['page 1', 'read PPO3', 'read PPO4', 'read PPO5']);
  });

  it('reads one by one when the list cannot be read', async () => {
    const { calls } = await readBack([1, 2, 3], { pages: [null] });
    expect(calls).toEqual(['page 1', 'read PPO1', 'read PPO2', 'read PPO3']);
  });

  it('reads an order itself when its entry does not tell its parcels', async () => {
    const short = { ...order(1), shipments: null };
    const { calls, answers } = await readBack([1, 2, 3], { pages: [[short, order(2), order(3)]] });
    expect(calls).toEqual(['page 1', 'read PPO1']);
    expect(answers.get('PPO1')).toBe('found');
  });

  it('wakes what the list shows by our ids', async () => {
    const { woken } = await readBack([1, 2, 3], { pages: [[order(9, 'acme-9-EU'), order(8, null)]] });
    expect(woken).toEqual([[ACCESS.id, ['acme-9-EU'], NOW_MS]]);
    expect((await readBack([1, 2, 3], { pages: [[order(8, null)]] })).woken).toEqual([]);
  });
});
