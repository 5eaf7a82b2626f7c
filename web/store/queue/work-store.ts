import type { WorkStore } from '../../pipeline/ports/index.ts';
import type { Random } from '../../pipeline/ports/system.ts';
import type { Database } from '../database.ts';
import { raw, sql } from '../sql.ts';
import { countBacklog } from './backlog.ts';
import { takeCalls } from './call-window.ts';
import { rowsByTable } from './claim.ts';
import { blockCalls, blockLanes } from './lanes.ts';
import { releaseExpired } from './release-expired.ts';

export function createWorkStore(database: Database, random: Random): WorkStore {
  const { dialect } = database;
  return {
    blockLane: (shop, system, untilMs) => blockLanes(database, shop, { system, untilMs }),
    blockCalls: (shop, urgency, untilMs) => blockCalls(database, shop, { urgency, untilMs }),

    extendLeases: (tokens, untilMs) =>
      database.transaction(async (tx) => {
        for (const [table, ids] of rowsByTable(tokens)) {
          if (ids.length === 0) continue;
          await tx.execute(
            sql`UPDATE ${raw(table)} SET lease_until = ${untilMs}
              WHERE id ${dialect.anyOf(ids)} AND lease_token ${dialect.anyOf(tokens)}`,
          );
        }
      }),

    releaseExpired: (nowMs) => releaseExpired(database, nowMs),
    takeCalls: (budget) => takeCalls(database, budget),
    backlog: (nowMs) => countBacklog(database, nowMs),

    async acquireLock(name, holdMs, nowMs) {
      const token = random.id();
      const taken = await database.query(sql`
        INSERT INTO lock (name, token, held_until) VALUES (${name}, ${token}, ${nowMs + holdMs})
        ON CONFLICT (name) DO UPDATE SET token = excluded.token, held_until = excluded.held_until
        WHERE lock.held_until <= ${nowMs}
        RETURNING name`);
      return taken.length > 0 ? token : null;
    },

    async releaseLock(name, token) {
      await database.execute(sql`DELETE FROM lock WHERE name = ${name} AND token = ${token}`);
    },
  };
}
