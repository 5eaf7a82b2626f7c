import type { ConnectionId } from '../../domain/kernel/ids.ts';

/**
 * Where an order should stand in Picanova's list, newest first, judged by what this process has sent since. It is a
 * guess that saves calls: whoever uses it looks at what the page really shows, and stops when it shows something else.
 */
export interface OrderPositions {
  sent(connection: ConnectionId, picanovaOrderId: string): void;
  /** The page (from 1) that should show most of these orders, with how many; null = too little is known to say. */
  bestPage(
    connection: ConnectionId,
    picanovaOrderIds: Iterable<string>,
  ): { readonly page: number; readonly expected: number } | null;
  /** What a page showed: corrects the page size. */
  shown(connection: ConnectionId, orders: number): void;
}

/** Framework default of the remote side (picanova-api §1.5). */
const PAGE_SIZE = 15;
/** Two days of a large shop; older orders are read one by one. */
const REMEMBERED = 5_000;

interface Sent {
  /** Order id → its place in the sequence of creations. */
  readonly places: Map<string, number>;
  next: number;
  pageSize: number;
}

/** Kept in memory by one process; an order it did not see being sent has no position. */
export function createOrderPositions(): OrderPositions {
  const byConnection = new Map<ConnectionId, Sent>();

  function sentOn(connection: ConnectionId): Sent {
    const known = byConnection.get(connection);
    if (known !== undefined) return known;
    const fresh: Sent = { places: new Map(), next: 0, pageSize: PAGE_SIZE };
    byConnection.set(connection, fresh);
    return fresh;
  }

  return {
    sent(connection, picanovaOrderId) {
      const { places } = sentOn(connection);
      const [oldest] = places.size >= REMEMBERED ? places.keys() : [];
      if (oldest !== undefined) places.delete(oldest);
      places.set(picanovaOrderId, (sentOn(connection).next += 1));
    },

    bestPage(connection, picanovaOrderIds) {
      const { places, next, pageSize } = sentOn(connection);
      const counts = new Map<number, number>();
      for (const id of picanovaOrderIds) {
        const place = places.get(id);
        if (place === undefined) continue;
        const page = Math.floor((next - place) / pageSize) + 1;
        counts.set(page, (counts.get(page) ?? 0) + 1);
      }
      const [best] = [...counts].toSorted(([, one], [, other]) => other - one);
      return best === undefined ? null : { page: best[0], expected: best[1] };
    },

    shown(connection, orders) {
      const sent = sentOn(connection);
      sent.pageSize = Math.max(sent.pageSize, orders);
    },
  };
}
