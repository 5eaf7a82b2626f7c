import type { ClaimedPrintOrder, UnreadableColumn } from '../../pipeline/ports/index.ts';
import type { Log } from '../../pipeline/ports/system.ts';
import type { Database } from '../database.ts';
import { wakeOrders } from '../orders/wake-orders.ts';
import { touchLanes } from '../queue/lanes.ts';
import type { PrintOrderRow } from './rows.ts';
import { setAside } from './set-aside.ts';

/** Only a send needs them, and a plan makes them anew: every other step of a row that lost its key goes on. */
const SEALED: ReadonlySet<UnreadableColumn> = new Set(['artwork', 'address']);

interface Parts {
  readonly database: Database;
  readonly log: Log;
}

interface Claim {
  readonly claimed: readonly ClaimedPrintOrder[];
  readonly nowMs: number;
}

/** The send says what is missing; its order is planned again, which seals address and artwork under a key of today. */
async function planAnew({ database }: Parts, { claimed, nowMs }: Claim): Promise<void> {
  const wishes = claimed
    .filter(({ step, unreadable }) => step === 'send' && unreadable !== undefined)
    .map(({ shop, orderGid }) => ({ shop, orderGid, dueAtMs: nowMs, always: true }));
  if (wishes.length > 0)
    await database.transaction(async (tx) => touchLanes(tx, await wakeOrders({ tx, nowMs }, wishes)));
}

/** The claimed rows that can be worked on; those of which too little can be read are set aside, each alone. */
export async function keepWorkable(
  parts: Parts,
  rows: ReadonlyMap<string, PrintOrderRow>,
  claim: Claim,
): Promise<readonly ClaimedPrintOrder[]> {
  const workable: ClaimedPrintOrder[] = [];
  for (const printOrder of claim.claimed) {
    const { id, lease, unreadable = [] } = printOrder;
    const row = rows.get(id);
    const isWorkable = unreadable.every((column) => SEALED.has(column));
    if (isWorkable || row === undefined) workable.push(printOrder);
    else await setAside(parts, row, { token: lease.token, nowMs: claim.nowMs, columns: unreadable });
  }
  await planAnew(parts, { ...claim, claimed: workable });
  return workable;
}
