import type { PrintOrderId, ShopDomain } from '../../../domain/kernel/ids.ts';
import type { UndoEdits } from '../../../pipeline/merchant/jobs/undo-edits.ts';
import type { Clock, JobStore, Reads } from '../../../pipeline/ports/index.ts';
import { BAD_CURSOR, rowCursor } from '../cursor.ts';
import { mount, NOT_FOUND, type Api } from '../endpoint.ts';
import { jobView } from './views.ts';

const DAY_MS = 86_400_000;

/** Rows of a task that are read at once. */
const ROWS_AT_ONCE = 1_000;

export interface JobParts {
  readonly jobs: JobStore;
  readonly reads: Reads;
  readonly clock: Clock;
  readonly undoEdits: UndoEdits;
  readonly onWork: () => void;
}

/** Progress, results, undoing and cancelling of the merchant's jobs, whatever screen started them. */
export function jobRoutes(api: Api, parts: JobParts): void {
  const { jobs, reads, clock, undoEdits } = parts;

  /** The print orders that a task was about, a portion at a time. */
  async function* printOrdersOf(shop: ShopDomain, id: string): AsyncGenerator<readonly PrintOrderId[]> {
    for (let after: number | undefined = 0; after !== undefined;) {
      const rows = await jobs.rows(shop, id, { state: null, after, limit: ROWS_AT_ONCE });
      yield rows.flatMap(({ detail }) =>
        typeof detail['printOrder'] === 'string' ? [detail['printOrder'] as PrintOrderId] : [],
      );
      after = rows.length < ROWS_AT_ONCE ? undefined : rows.at(-1)?.row;
    }
  }

  mount(api, 'jobs', async ({ shop }) => ({
    body: { jobs: (await jobs.recent(shop, clock.now() - DAY_MS)).map(jobView) },
  }));

  mount(api, 'job', async ({ shop, params }) => {
    const job = await jobs.find(shop, params.id);
    return job === null ? NOT_FOUND : { body: jobView(job) };
  });

  mount(api, 'jobRows', async ({ shop, params, query }) => {
    const after = rowCursor.read(query.after);
    if (after === 'invalid') return BAD_CURSOR;
    if ((await jobs.find(shop, params.id)) === null) return NOT_FOUND;
    const rows = await jobs.rows(shop, params.id, {
      state: query.state ?? null,
      after: after.place?.row ?? 0,
      limit: query.limit,
    });
    const last = rows.at(-1);
    const next = last === undefined || rows.length < query.limit ? null : { row: last.row };
    return { body: { items: rows.map((row) => ({ ...row, detail: { ...row.detail } })), next: rowCursor.write(next) } };
  });

  mount(api, 'undoJob', async ({ shop, params }) => {
    const undone = await undoEdits(shop, params.id);
    if (undone.outcome === 'not_found') return NOT_FOUND;
    if (undone.outcome === 'not_possible') return { refusal: 409, error: 'not_possible' };
    parts.onWork();
    const job = await jobs.find(shop, undone.id);
    return job === null ? NOT_FOUND : { status: 202, body: jobView(job) };
  });

  mount(api, 'jobProblems', async ({ shop, params }) => {
    if ((await jobs.find(shop, params.id)) === null) return NOT_FOUND;
    let open = 0;
    for await (const ids of printOrdersOf(shop, params.id)) open += await reads.orders.withProblem(shop, ids);
    return { body: { open } };
  });

  mount(api, 'cancelJob', async ({ shop, params }) => {
    await jobs.requestCancel(shop, params.id, clock.now());
    const job = await jobs.find(shop, params.id);
    return job === null ? NOT_FOUND : { body: jobView(job) };
  });
}
