import { scheduler } from 'node:timers/promises';
import { NO_FAULTS, type FaultRates } from '../simulator/faults.ts';
import { seededRandom, type SeededRandom } from '../simulator/random.ts';
import { connectShop, startSurroundings, type Surroundings } from '../support/surroundings.ts';
import { openAppTables } from './app-tables.ts';
import type { Setting } from './databases.ts';
import { startProcesses, type Processes } from './processes.ts';
import { plantPoison } from './poison.ts';
import { startProxy } from './proxy.ts';
import { startPrinter } from './printer.ts';
import { startBuyers, type Buyers } from './buyers.ts';
import { judge, type Finding, type Findings } from './oracle.ts';

export interface ChaosOptions {
  readonly setting: Setting;
  readonly seed: number;
  readonly orders: number;
  readonly kills: number;
  readonly say: (line: string) => void;
}

export interface ChaosResult extends Findings {
  readonly orders: number;
  readonly kills: number;
  /** Inbox keys of webhooks that were acknowledged and are not stored. */
  readonly unstoredAcks: readonly string[];
  /** Outputs of processes that ended without being killed. */
  readonly crashes: readonly string[];
}

/** A third of the webhooks vanishes, a third comes twice, and about one request in eight goes wrong, on either side. */
const STORM: FaultRates = {
  cutBeforeWork: 0.03,
  cutAfterCommit: 0.03,
  status429: 0.02,
  status500: 0.03,
  html: 0.02,
  deliveryDrop: 0.3,
  deliveryDuplicate: 0.3,
  deliveryReorder: 0.2,
};

/** One kill in four comes while a process may still be starting, the others while the app works. */
const KILL_AT_START = 0.25;
const START_MS = 1_500;
const WORKING_WITHIN_MS = 10_000;
/** Time to work before the next kill: short, and now and then (one in six) long enough for what waits some seconds. */
const SHORT_REST_MS = 900;
const LONG_REST_MS = 5_000;
const LONG_REST = 1 / 6;
const BURST_AT_KILL = 0.5;
/**
 * A burst is up to this many times an even share: with one and a half bursts a kill all orders are placed by the last.
 */
const BURST_SPREAD = 1.5;
const POLL_SECONDS = 3;
/** More than the app waits for rows of dead processes (12 s), so that their second run is seen too. */
const CALM_AT_LEAST_MS = 20_000;
/** A create that never arrived is made again two minutes after it was asked for. */
const CALM_AT_MOST_MS = 300_000;
/** When the calm begins the outside clocks jump: repeats of failed webhooks, due minutes later, all come at once. */
const CLOCK_JUMP_MS = 10 * 60_000;
const LOOK_MS = 1_000;
/** Shopify's search and Picanova's look-up by our own id do not see what is younger. */
const SEARCH_LAG_MS = 20_000;
const LOOK_UP_LAG_MS = 8_000;
const SHOWN_FINDINGS = 5;

/**
 * Orders, faults and kills together; then only time, until all is as it should be or never will be. Judged from
 * outside.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { setting, seed } = options;
  const database = await setting.open();
  const clock = { aheadMs: 0, now: () => Date.now() + clock.aheadMs };
  const surroundings = await startSurroundings({
    seed,
    databaseUrl: database.url,
    callsPerMinute: Infinity,
    pollSeconds: POLL_SECONDS,
    clock,
  });
  const random = seededRandom(seed);
  const processes = await startProcesses({ env: surroundings.env, roles: setting.roles, random });
  const proxy = await startProxy({ port: surroundings.port, webs: processes.webs });
  try {
    await connectShop(surroundings, processes.readyUrl());
    await plantPoison(database.url, surroundings.shop.domain);
    const buyers = startBuyers(surroundings.shop, random);
    const printer = startPrinter({ picanova: surroundings.picanova, buyers, random });
    const repeats = startRepeats(surroundings, processes, seededRandom(seed + 1));
    surroundings.shopify.quirks.searchLagMs = SEARCH_LAG_MS;
    setRates(surroundings, STORM);
    await storm({ ...options, buyers, processes, random });
    options.say(
      `${setting.name}: calm after ${processes.kills()} kills; ${proxy.counts.answered} webhooks answered, ` +
        `${proxy.counts.broken} broken off`,
    );
    setRates(surroundings, NO_FAULTS);
    clock.aheadMs = CLOCK_JUMP_MS;
    const findings = await calm({ ...options, surroundings, buyers });
    await printer.stop();
    await repeats.stop();
    await surroundings.shopify.drain();
    await surroundings.picanova.drain();
    await processes.stop();
    const tables = await openAppTables(database.url);
    const stored = await tables.inboxKeys();
    for (const finding of findingsOf(findings).slice(0, SHOWN_FINDINGS))
      options.say([finding.what, ...(await tables.history(finding.orderGid))].join('\n    '));
    await tables.close();
    return {
      orders: buyers.placed().length,
      kills: processes.kills(),
      ...findings,
      unstoredAcks: [...proxy.acknowledged].filter((key) => !stored.has(key)),
      crashes: processes.crashes(),
    };
  } finally {
    await proxy.close();
    await processes.stop();
    await surroundings.close();
    await database.close();
  }
}

function setRates({ shopify, picanova }: Surroundings, rates: FaultRates): void {
  shopify.faults.rates = rates;
  picanova.faults.rates = rates;
}

/** Every second: what the platforms repeat by themselves, their moods, and what a supervisor restarts. */
function startRepeats(
  { shopify, picanova }: Surroundings,
  processes: Processes,
  random: SeededRandom,
): { stop(): Promise<void> } {
  const ended = new AbortController();
  const working = (async () => {
    while (!ended.signal.aborted) {
      picanova.quirks.listsOmitShipments = random.chance(1 / 2);
      picanova.quirks.lookUpLagMs = random.chance(1 / 3) ? LOOK_UP_LAG_MS : 0;
      picanova.retryDue();
      await shopify.retryDue();
      await processes.tend();
      await scheduler.wait(LOOK_MS);
    }
  })();
  return {
    async stop() {
      ended.abort();
      await working;
    },
  };
}

async function untilWorking(processes: Processes): Promise<void> {
  const deadline = performance.now() + WORKING_WITHIN_MS;
  while (performance.now() < deadline && !(await processes.isWorking())) await scheduler.wait(50);
}

/** Orders between the kills, in bursts: while processes start, while they work, and in the moment of the kill. */
async function storm({
  setting,
  orders,
  kills,
  say,
  buyers,
  processes,
  random,
}: ChaosOptions & { buyers: Buyers; processes: Processes; random: SeededRandom }): Promise<void> {
  const most = Math.ceil((BURST_SPREAD * orders) / kills);
  const burst = (): void => buyers.buy(Math.min(orders - buyers.placed().length, random.below(most + 1)));
  for (let kill = 1; kill <= kills; kill += 1) {
    const atStart = random.chance(KILL_AT_START);
    if (!atStart) await untilWorking(processes);
    burst();
    await scheduler.wait(random.below(atStart ? START_MS : random.chance(LONG_REST) ? LONG_REST_MS : SHORT_REST_MS));
    if (random.chance(BURST_AT_KILL)) burst();
    while (processes.kills() < kill) await processes.killOne();
    if (kill % 10 === 0) say(`${setting.name}: ${buyers.placed().length} orders, ${kill} kills`);
  }
  buyers.buy(orders - buyers.placed().length);
  await buyers.settled();
}

const findingsOf = ({ lost, duplicatePrintOrders, duplicateFulfillments }: Findings): readonly Finding[] => [
  ...lost,
  ...duplicatePrintOrders,
  ...duplicateFulfillments,
];

async function calm({
  setting,
  say,
  surroundings,
  buyers,
}: ChaosOptions & { surroundings: Surroundings; buyers: Buyers }): Promise<Findings> {
  const startedAt = performance.now();
  for (;;) {
    await scheduler.wait(LOOK_MS);
    const cases = buyers
      .placed()
      .map(({ gid, prints, ordered }) => ({ order: surroundings.shop.order(gid), prints, ordered }));
    const findings = judge(cases, surroundings.picanova.orders());
    const passedMs = performance.now() - startedAt;
    if (passedMs >= CALM_AT_MOST_MS || (passedMs >= CALM_AT_LEAST_MS && findings.lost.length === 0)) {
      say(
        `${setting.name}: ${findings.lost.length} of ${cases.length} orders not done after ` +
          `${Math.round(passedMs / 1_000)} s of calm`,
      );
      return findings;
    }
  }
}
