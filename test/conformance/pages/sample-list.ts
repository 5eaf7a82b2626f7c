import type { PrintOrderState } from '../../../web/domain/print-order/states.ts';
import type { ProblemCode } from '../../../web/domain/kernel/problems.ts';
import { createPagesStore, type PagesStore } from '../../../web/store/create-pages-store.ts';
import type { Database } from '../../../web/store/database.ts';
import { createSealer } from '../../../web/store/sealer.ts';
import { join, sql } from '../../../web/store/sql.ts';
import { SILENT, testRandom, type Subject } from '../conformance.ts';
import { SHOP } from '../samples.ts';

/** One print order as a list test needs it. */
export interface Sample {
  readonly number: number;
  readonly shop?: string;
  readonly state?: PrintOrderState;
  readonly problems?: readonly ProblemCode[];
  readonly createdAtMs: number;
  readonly title?: string;
  readonly picanovaOrderId?: string;
}

/** `keyId`: one that is not `k1` stands for a configuration from which `k1` is gone. */
export function pagesOf(subject: Pick<Subject, 'database'>, keyId = 'k1'): PagesStore {
  return createPagesStore({
    database: subject.database,
    sealer: createSealer([{ id: keyId, key: new Uint8Array(32).fill(7) }]),
    random: testRandom(99),
    log: SILENT,
  });
}

function itemsOf({ number, title }: Sample): string {
  return JSON.stringify([
    {
      title: title ?? `Canvas ${number % 7}`,
      quantity: 1,
      identity: { kind: 'variant', variantId: 1, variantCode: `CVS-${number % 50}` },
      artworkUrl: null,
      options: [],
      notes: [],
    },
  ]);
}

/** Writes rows as they stand after planning: directly, since a hundred thousand plans would take minutes. */
export async function insertPrintOrders(database: Database, samples: readonly Sample[]): Promise<void> {
  for (let from = 0; from < samples.length; from += 500) {
    const rows = samples.slice(from, from + 500).map((sample) => {
      const { number, state = 'ready', createdAtMs, shop = SHOP, picanovaOrderId = null } = sample;
      const problems = JSON.stringify((sample.problems ?? []).map((code) => ({ code, detail: {} })));
      return sql`(${shop}, ${`gid://shopify/Order/${number}`}, ${`#${number}`}, false,
        ${`gid://shopify/FulfillmentOrder/${number}`}, 'merchant', true, 'EU', ${`x-${number}`}, 1, 1, false,
        ${state}, ${itemsOf(sample)}, ${problems}, ${picanovaOrderId}, ${createdAtMs}, '')`;
    });
    await database.execute(sql`
      INSERT INTO print_order (shop, order_gid, order_name, order_is_test, fulfillment_order_gid, assignment,
      whole_fulfillment_order, region, external_id, revision, part, is_test,
        state, items, problems, picanova_order_id, created_at, lane) VALUES ${join(rows)}`);
  }
}

/** Makes every print order findable. */
export async function indexAll({ reads }: PagesStore): Promise<void> {
  while ((await reads.indexTerms(500)) > 0);
}
