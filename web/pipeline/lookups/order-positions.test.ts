import { describe, expect, it } from 'vitest';
import type { ConnectionId } from '../../domain/kernel/ids.ts';
import { createOrderPositions } from './order-positions.ts';

const EU = 'eu' as ConnectionId;

function sentOrders(count: number) {
  const positions = createOrderPositions();
  for (let number = 1; number <= count; number += 1) positions.sent(EU, `PPO${number}`);
  return positions;
}

describe('positions in Picanova’s list', () => {
  it('puts the newest order on the first page and counts fifteen a page', () => {
    const positions = sentOrders(40);
    expect(positions.bestPage(EU, ['PPO40'])).toEqual({ page: 1, expected: 1 });
    expect(positions.bestPage(EU, ['PPO26', 'PPO25'])).toEqual({ page: 1, expected: 1 });
    expect(positions.bestPage(EU, ['PPO25'])).toEqual({ page: 2, expected: 1 });
  });

  it('chooses the page that should show most of the orders', () => {
    expect(sentOrders(40).bestPage(EU, ['PPO40', 'PPO9', 'PPO8', 'PPO7'])).toEqual({ page: 3, expected: 3 });
  });

  it('says nothing of orders it did not see being sent, nor of another connection', () => {
    expect(sentOrders(3).bestPage(EU, ['PPO99'])).toBeNull();
    expect(sentOrders(3).bestPage('us' as ConnectionId, ['PPO1'])).toBeNull();
  });

  it('learns a larger page from what a page showed', () => {
    const positions = sentOrders(60);
    positions.shown(EU, 50);
    expect(positions.bestPage(EU, ['PPO15'])).toEqual({ page: 1, expected: 1 });
  });

  it('forgets the oldest of very many', () => {
    const positions = sentOrders(5_001);
    expect(positions.bestPage(EU, ['PPO1'])).toBeNull();
    expect(positions.bestPage(EU, ['PPO2'])).not.toBeNull();
  });
});
