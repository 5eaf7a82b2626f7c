import { expect, it } from 'vitest';
import { numberOf } from '../../web/contract/gids.ts';
import type { SimulatedShop } from '../simulator/shopify/types.ts';
import { useDatabases } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { launchApp } from '../support/launch-app.ts';
import { callApi, canvasProduct, startSurroundings } from '../support/surroundings.ts';

const STOP_WITHIN_MS = 15_000;
const JOBS = 4;

const { ends, databaseOf } = useDatabases();

interface Job {
  readonly id: string;
  readonly state: string;
  readonly succeeded: number;
}

it.each(['SQLite', 'PostgreSQL'] as const)(
  'on %s: jobs of a shop whose Shopify does not answer keep no other shop waiting, and outlive a restart',
  async (kind) => {
    const databaseUrl = await databaseOf(kind);
    const surroundings = await startSurroundings({ seed: 1, databaseUrl, callsPerMinute: Infinity, pollSeconds: 600 });
    ends.push(() => surroundings.close());
    const { shopify, env, port } = surroundings;
    const first = await launchApp({ env, port });
    ends.push(() => first.kill());
    const [slow, quick] = [surroundings.shop, shopify.addShop('quick.myshopify.com')];
    const edit = async (shop: SimulatedShop, variant: string, sku: string) => {
      const edits = [{ variant: numberOf(variant), level: 'variant', fields: { print_sku: sku } }];
      return (await callApi({ shop }, first.url, {
        method: 'POST',
        path: '/products/edits/jobs',
        body: { edits },
      })) as Job;
    };
    const jobsOf = async (shop: SimulatedShop) =>
      ((await callApi({ shop }, first.url, { method: 'GET', path: '/jobs' })) as { readonly jobs: readonly Job[] })
        .jobs;
    const [slowVariant, quickVariant] = [canvasProduct(slow), canvasProduct(quick)];
    await jobsOf(quick);
    const reads = () => shopify.requests().byOperation['ReadVariants'] ?? 0;

    const before = reads();
    shopify.faults.script('ReadVariants', { kind: 'silence_after_commit' });
    for (let n = 1; n <= JOBS; n += 1) await edit(slow, slowVariant, `SLOW-${n}`);
    await eventually('the slow shop is asked', () => reads() > before);
    const { id } = await edit(quick, quickVariant, 'QUICK');
    await eventually('the quick shop’s job is done', async () =>
      (await jobsOf(quick)).some((job) => job.id === id && job.state === 'done' && job.succeeded === 1),
    );
    expect(reads() - before).toBe(2);
    expect((await jobsOf(slow)).map(({ state, succeeded }) => [state, succeeded])).toEqual(
      Array.from({ length: JOBS }, () => ['running', 0]),
    );

    const stoppedAtMs = performance.now();
    expect(await first.stop()).toBe(0);
    expect(performance.now() - stoppedAtMs).toBeLessThan(STOP_WITHIN_MS);
    const again = await launchApp({ env, port });
    ends.push(() => again.kill());
    await eventually('every job of the slow shop is done', async () => {
      const jobs = await jobsOf(slow);
      return jobs.length === JOBS && jobs.every(({ state, succeeded }) => state === 'done' && succeeded === 1);
    });
    expect(slow.metafields(slowVariant).find(({ key }) => key === 'print_sku')?.value).toMatch(/^SLOW-/);
  },
  120_000,
);
