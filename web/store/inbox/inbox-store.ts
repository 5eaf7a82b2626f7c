import type { InboxStore } from '../../pipeline/ports/index.ts';
import type { Log, Random } from '../../pipeline/ports/system.ts';
import type { Database } from '../database.ts';
import type { Sealer } from '../sealer.ts';
import { appendToInbox } from './append.ts';
import { claimEntries } from './claim-entries.ts';
import { settleEntries } from './settle.ts';

export function createInboxStore(parts: {
  database: Database;
  sealer: Sealer;
  random: Random;
  now: () => number;
  log: Log;
}): InboxStore {
  return {
    append: (entries) => appendToInbox(parts, entries),
    claim: (request) => claimEntries(parts, request),
    settle: (entries) => settleEntries(parts, entries),
  };
}
