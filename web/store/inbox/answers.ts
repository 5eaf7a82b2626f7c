import type { Answers } from '../../domain/webhooks/signal-batch.ts';
import { READ_AT_ONCE } from '../../domain/print-order/next-work.ts';
import { isEnded, PRINT_ORDER_STATES } from '../../domain/print-order/states.ts';
import { appendActivity } from '../activity.ts';
import { inStates } from '../print-orders/in-states.ts';
import { LANE_OF_READ_BACK } from '../print-orders/rows.ts';
import { parseLane, type LaneTouch } from '../queue/lanes.ts';
import { join, sql, type Sql } from '../sql.ts';
import type { TransactionContext } from '../transaction-context.ts';

const ENDS = PRINT_ORDER_STATES.filter(isEnded);

interface Woken {
  readonly id: number;
  readonly shop: string;
  readonly order_gid: string;
  readonly picanova_order_id: string | null;
  readonly external_id: string;
  readonly lane: string;
  readonly due_at: number | null;
}

/**
 * Picanova said something. A print order that waits for a sync, or for nothing, is synced now; one that waits for
 * another step keeps it and remembers (`resync`), and its next sync is due at once. A print order that Picanova cannot
 * know is not touched: nothing was sent yet.
 */
const WAKE = (dueAtMs: number): Sql => sql`
  signals = signals + 1, resync = true,
  step = CASE WHEN step IS NULL AND lease_token IS NULL THEN 'sync' ELSE step END,
  ${LANE_OF_READ_BACK},
  due_at = CASE WHEN lease_token IS NULL AND (step IS NULL OR step IN (${join([...READ_AT_ONCE])}))
  AND (due_at IS NULL OR due_at > ${dueAtMs}) THEN ${dueAtMs} ELSE due_at END`;

/** One that is over and whose buyer is forgotten has nothing to learn any more. */
const KNOWN_TO_PICANOVA = sql`(picanova_order_id IS NOT NULL OR create_asked_at IS NOT NULL)
  AND (erased_at IS NULL OR NOT ${inStates(ENDS)})`;

async function wake(
  context: TransactionContext,
  connectionId: string,
  what: { readonly column: Sql; readonly values: readonly string[]; readonly dueAtMs: number },
): Promise<readonly Woken[]> {
  const { tx, dialect } = context;
  return tx.query<Woken>(sql`
    UPDATE print_order SET ${WAKE(what.dueAtMs)}
    WHERE connection_id = ${connectionId} AND ${what.column} ${dialect.anyOf(what.values)} AND ${KNOWN_TO_PICANOVA}
    RETURNING id, shop, order_gid, picanova_order_id, external_id, lane, due_at`);
}

const texts = (values: readonly (string | null)[]): readonly string[] =>
  [...new Set(values.filter((value) => value !== null))].sort();

/** Signals of one connection: by Picanova's id in one statement, what that does not find by external id in another. */
async function applyToConnection(
  context: TransactionContext,
  { connectionId, dueAtMs, signals }: Answers,
): Promise<readonly LaneTouch[]> {
  const ids = texts(signals.map(({ picanovaOrderId }) => picanovaOrderId));
  const byId =
    ids.length === 0 ? [] : await wake(context, connectionId, { column: sql`picanova_order_id`, values: ids, dueAtMs });
  const found = new Set(byId.map(({ picanova_order_id }) => picanova_order_id));
  const externalIds = texts(
    signals.filter(({ picanovaOrderId }) => !found.has(picanovaOrderId)).map(({ externalId }) => externalId),
  );
  const byExternalId =
    externalIds.length === 0
      ? []
      : await wake(context, connectionId, { column: sql`external_id`, values: externalIds, dueAtMs });

  const orders = new Map<string | null, Woken>([
    ...byExternalId.map((row) => [row.external_id, row] as const),
    ...byId.map((row) => [row.picanova_order_id, row] as const),
  ]);
  await appendActivity(
    context.tx,
    signals.flatMap(({ picanovaOrderId, externalId, log }) => {
      const row = orders.get(picanovaOrderId) ?? orders.get(externalId);
      return row === undefined || log === null
        ? []
        : [
            {
              shop: row.shop,
              orderGid: row.order_gid,
              printOrderId: row.id,
              atMs: context.nowMs,
              line: log,
              actor: 'app' as const,
            },
          ];
    }),
  );
  return [...orders.values()].flatMap((row) =>
    row.due_at === null ? [] : [{ lane: parseLane(row.lane), dueAtMs: row.due_at }],
  );
}

/** Picanova said something about these print orders; answers the lanes to touch. */
export async function applyAnswers(
  context: TransactionContext,
  answers: readonly Answers[],
): Promise<readonly LaneTouch[]> {
  const touches: LaneTouch[] = [];
  for (const ofConnection of answers) touches.push(...(await applyToConnection(context, ofConnection)));
  return touches;
}
