import type { InboxStore } from '../../pipeline/ports/index.ts';
import type { Log, Random } from '../../pipeline/ports/system.ts';
import type { Database } from '../database.ts';
import type { Sealer } from '../sealer.ts';
import { appendToInbox } from './append.ts';
import { createBodyRoom } from './body-room.ts';
import { claimEntries, HELD_BYTES } from './claim-entries.ts';
import { settleEntries } from './settle.ts';

export function createInboxStore(parts: {
  database: Database;
  sealer: Sealer;
  random: Random;
  now: () => number;
  log: Log;
}): InboxStore {
  const room = createBodyRoom(HELD_BYTES);
  return {
    append: (entries) => appendToInbox(parts, entries),
    claim: (request) => claimEntries({ ...parts, room }, request),
    async settle(entries) {
      await settleEntries(parts, entries);
      room.free(entries.map(({ lease }) => lease.token));
    },
  };
}
