import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { scheduler } from 'node:timers/promises';
import { addressCases } from '../artwork/address-cases.ts';
import { fileCases } from '../artwork/file-cases.ts';
import { serverCases } from '../artwork/server-cases.ts';
import { startStand } from '../artwork/stand.ts';
import { ADDRESS_TABLES, addressCasesOf } from '../fixtures/address-cases.ts';
import { fitting, startArtworkServer } from '../support/artwork-server.ts';
import { buildServer } from '../support/launch-app.ts';
import { measureGate } from './gate-cpu.ts';
import { startManyShops } from './many-shops.ts';
import { measureTurn, ORDERS_A_SECOND } from './measure-turn.ts';
import { median, percentile, rounded } from './statistics.ts';

/**
 * What the gate before a send costs: the CPU of planning and composing an order whose artwork, catalogue and rates are
 * known; the bytes read of valid artwork; and what other shops notice of one whose 1,000 orders wait for pictures of a
 * server that never answers.
 */
export interface GatesResult {
  readonly gateCpuMs: number;
  readonly artworkBytesP95: number;
  readonly addressCases: number;
  readonly artworkCases: number;
  /** The others' p95 from webhook to POST beside the waiting shop, against that without it. */
  readonly otherShopsDelayRatio: number;
}

const SHOPS = 50;
const WAITING_ORDERS = 1_000;
const ROUNDS = 3;
const SETTLE_MS = 1_500;

async function readArtwork() {
  const cases = [...(await fileCases()), ...(await serverCases()), ...(await addressCases())];
  const stand = await startStand();
  const bytes: number[] = [];
  for (const one of cases.filter(({ expected }) => expected['outcome'] === 'read')) {
    const answer = await stand.look(one);
    if (answer.outcome !== 'read') throw new Error(`${one.name}: ${answer.outcome}`);
    bytes.push(answer.bytesRead);
  }
  await stand.close();
  return { artworkCases: cases.length, artworkBytesP95: percentile(bytes, 0.95) };
}

async function delayOfOthers(say: (line: string) => void): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-gates-'));
  const server = await startArtworkServer();
  server.put('https://files.example.com/print/sunset.jpg', await fitting());
  const traits = Array.from({ length: SHOPS }, (_, index) => ({ domain: `shop-${index}.myshopify.com` }));
  const bench = await startManyShops(`file:${path.join(folder, 'bench.db')}`, traits, {
    ARTWORK_CHECKS: 'on',
    ARTWORK_RESOLVE_TO: server.url,
  });
  try {
    const [waiting, ...others] = bench.shops;
    if (waiting === undefined) throw new Error('no shop');
    const { domain } = waiting.shop;
    await bench.lanes.hush(domain);
    for (let order = 0; order < WAITING_ORDERS; order += 1) {
      const url = `https://slow.example.com/${order}.jpg`;
      server.put(url, 'silent');
      waiting.order(url);
    }
    await bench.settled();
    await measureTurn(bench, others, 0);
    const ratios: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      await scheduler.wait(SETTLE_MS);
      const alone = await measureTurn(bench, others, 2 * round * ORDERS_A_SECOND);
      await bench.lanes.wake(domain);
      await scheduler.wait(SETTLE_MS);
      const beside = await measureTurn(bench, others, (2 * round + 1) * ORDERS_A_SECOND);
      await bench.lanes.hush(domain);
      say(`others' p95: alone ${alone.toFixed(0)} ms, beside ${WAITING_ORDERS} waiting orders ${beside.toFixed(0)} ms`);
      ratios.push(beside / alone);
    }
    return rounded(median(ratios));
  } finally {
    await bench.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function benchGates(say: (line: string) => void): Promise<GatesResult> {
  const gateCpuMs = rounded(await measureGate(), 3);
  say(`the gate takes ${gateCpuMs} ms of CPU an order`);
  const artwork = await readArtwork();
  say(`${artwork.artworkCases} cases of artwork; 95 of 100 valid files within ${artwork.artworkBytesP95} bytes`);
  buildServer();
  const otherShopsDelayRatio = await delayOfOthers(say);
  const addresses = ADDRESS_TABLES.flatMap(({ text }) => addressCasesOf(text));
  return { gateCpuMs, ...artwork, addressCases: addresses.length, otherShopsDelayRatio };
}
