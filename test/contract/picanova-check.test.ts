import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markdownOf, POINTS, type Report } from '../../tools/picanova-check/report.ts';
import { check, type CheckOptions } from '../../tools/picanova-check/run.ts';
import { createTalk, type Talk } from '../../tools/picanova-check/talk.ts';
import { createHttpClient } from '../../web/outbound/http-client.ts';
import {
  startPicanovaSimulator,
  type PicanovaSimulator,
  type PicanovaSimulatorOptions,
} from '../simulator/picanova/index.ts';
import type { Quirks } from '../simulator/picanova/quirks.ts';

const ACCOUNT = { user: 'store-user', key: 'k'.repeat(32) };
const ARTWORK = 'https://files.example.com/secret-path/art.jpg';
const EXTERNAL_ID = 'check-a1b2c3';
/** Written as an escape, so that it cites nothing. */
const SIGN = '\u00a7';
const REGIONS = ['EU', 'US'] as const;
type Region = (typeof REGIONS)[number];

let picanova: PicanovaSimulator;
afterEach(() => (picanova as PicanovaSimulator | undefined)?.close());

async function start(region: Region, options: Partial<PicanovaSimulatorOptions> = {}): Promise<void> {
  picanova = await startPicanovaSimulator({
    region,
    accounts: [ACCOUNT],
    seed: 1,
    callsPerMinute: Infinity,
    ...options,
  });
}

function talkTo(callsPerMinute = 1_000_000, clock: { now(): number } = Date, sleep = async (_ms: number) => {}): Talk {
  return createTalk({
    http: createHttpClient(),
    baseUrl: picanova.url,
    credentials: `${ACCOUNT.user}:${ACCOUNT.key}`,
    callsPerMinute,
    clock,
    sleep,
  });
}

async function report(region: Region, given: Partial<CheckOptions> = {}, talk = talkTo()): Promise<Report> {
  const options = {
    region,
    wrongCredentials: `${ACCOUNT.user}:wrong`,
    artworkUrl: ARTWORK,
    consent: true,
    externalId: EXTERNAL_ID,
    ...given,
  };
  const checked = await check(talk, options, () => new Date('2026-11-29T12:00:00Z'));
  if (checked.outcome !== 'reported') throw new Error(checked.outcome);
  return checked.report;
}

const refutedIn = ({ points }: Report): readonly string[] =>
  points.filter(({ verdict }) => verdict === 'refuted').map(({ ref }) => ref);

describe('the points', () => {
  const reference = readFileSync(new URL('../../docs/reference/picanova-api.md', import.meta.url), 'utf8');
  const refs = new Set(POINTS.map(({ ref }) => ref));

  it('name every section that marks a statement as concluded or guessed', () => {
    const sections = reference.split(/^#{3,4} (?=[\d.]+ )/m).slice(1);
    const marked = sections
      .filter((text) => /\[[GI]\]/.test(text))
      .map((text) => /^[\d.]+/.exec(text)?.[0] ?? '')
      .filter((section) => /^[1-5]/.test(section))
      .map((section) => `(picanova-api ${SIGN}${section})`);
    expect(marked.length).toBeGreaterThan(15);
    expect(marked.filter((ref) => !refs.has(ref))).toEqual([]);
  });

  it('name every quirk and every gap', () => {
    const [, quirks = '', gaps = ''] = /^## 7\. Quirks$(.*)^## 8\. Gaps$(.*)/ms.exec(reference) ?? [];
    const numbers = [...quirks.matchAll(/^(\d+)\. /gm)].map(([, number]) => `(picanova-api ${SIGN}7 no. ${number})`);
    const questions = [...gaps.matchAll(/^\| (?!question|---)(.*?) \|/gm)].map(([, question]) => question ?? '');
    expect([numbers.length, questions.length]).toEqual([22, 18]);
    expect([...numbers, ...questions].filter((ref) => !refs.has(ref))).toEqual([]);
  });
});

describe.each(REGIONS)('a run against an account of %s', (region) => {
  it('refutes nothing of a Picanova built to the reference, and leaves a cancelled test order', async () => {
    await start(region);
    const found = await report(region);
    expect(refutedIn(found)).toEqual([]);
    expect(found.answers.filter(({ unread }) => unread !== null)).toEqual([]);
    expect(found.points.filter(({ verdict }) => verdict === 'confirmed').length).toBeGreaterThan(30);
    expect(picanova.orders().map(({ isTest, status }) => [isTest, status])).toEqual([[true, 'CANCELLED']]);
  });

  it.each<[string, Partial<Quirks>, readonly string[]]>([
    ['lists without shipments', { listsOmitShipments: true }, ['(picanova-api §2.2.2)']],
    ['a look-up that lags', { lookUpLagMs: 60_000 }, ['(picanova-api §3.4)', '(picanova-api §3.4)']],
    [
      'a catalogue without options',
      { catalogueWithoutOptions: true },
      ['(picanova-api §2.2.1)', '(picanova-api §2.1.2)'],
    ],
    ['products without variants', { productsWithoutVariants: true }, ['(picanova-api §2.1.2)']],
    [
      'another answer to a taken id',
      { duplicate: { status: 409, namesField: false } },
      ['(picanova-api §3.4)', 'answer to a duplicate `external_id`'],
    ],
    [
      'no field in that answer',
      { duplicate: { status: 422, namesField: false } },
      ['(picanova-api §3.4)', 'answer to a duplicate `external_id`'],
    ],
  ])('names what is otherwise: %s', async (_what, quirks, refuted) => {
    await start(region);
    Object.assign(picanova.quirks, quirks);
    expect(refutedIn(await report(region))).toEqual(expect.arrayContaining([...refuted]));
    expect(picanova.orders().filter(({ status }) => status !== 'CANCELLED')).toEqual([]);
  });

  it('reads the other form of dates as well', async () => {
    await start(region, { betaDates: 'iso' });
    expect(refutedIn(await report(region))).toEqual([]);
  });

  it('writes nothing that is secret, personal or the shop’s', async () => {
    await start(region);
    const found = await report(region);
    const texts = [markdownOf(found), JSON.stringify(found)];
    const [order] = picanova.orders();
    const secrets = [
      ACCOUNT.user,
      ACCOUNT.key,
      EXTERNAL_ID,
      ARTWORK,
      order?.id ?? '',
      'Teststrasse',
      'Test Street',
      '50667',
    ];
    for (const text of texts) expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(texts[0]).toContain('| (picanova-api §7 no. 22) |');
  });
});

describe('a run', () => {
  it('orders nothing without consent, unless every order of the account is a test already', async () => {
    await start('EU', { accounts: [{ ...ACCOUNT, sandbox: true }] });
    const first = await report('EU', { consent: false });
    expect([first.order, picanova.orders()]).toEqual(['no_consent', []]);
    await report('EU', { externalId: 'check-first' });
    expect((await report('EU', { consent: false })).order).toBe('done');
    expect(picanova.orders()).toHaveLength(2);
  });

  it('stays below 60 calls a minute', async () => {
    const clock = { ms: Date.UTC(2026, 10, 29), now: () => clock.ms };
    await start('EU', { callsPerMinute: 60, clock });
    const talk = talkTo(54, clock, async (ms) => void (clock.ms += ms));
    const found = await report('EU', {}, talk);
    expect(found.answers.filter(({ status }) => status === 429)).toEqual([]);
    expect(found.answers.length).toBeGreaterThan(20);
  });

  it('cancels at once what was not taken as a test, and tries nothing more', async () => {
    await start('EU');
    const asked: string[] = [];
    const honest = talkTo();
    const talk: Talk = async (call) => {
      asked.push(call.call);
      const answer = await honest(call);
      if (call.call !== 'POST /beta/orders') return answer;
      const { data } = answer.json as { data: Record<string, unknown> };
      return { ...answer, json: { data: { ...data, is_test: false } } };
    };
    expect((await report('EU', {}, talk)).order).toBe('not_a_test');
    expect(asked.slice(asked.indexOf('POST /beta/orders'))).toEqual(['POST /beta/orders', 'DELETE /beta/orders/{id}']);
    expect(picanova.orders().map(({ status }) => status)).toEqual(['CANCELLED']);
  });

  it('says when the credentials are refused', async () => {
    await start('EU', { accounts: [{ ...ACCOUNT, key: 'another' }] });
    expect(await check(talkTo(), {} as CheckOptions, () => new Date())).toEqual({ outcome: 'credentials_refused' });
  });
});

describe('the command', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'check-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run(args: readonly string[], env: Record<string, string> = {}) {
    const command = [path.resolve('tools/picanova-check.ts'), ...args];
    return new Promise<{ code: number; output: string }>((resolve) => {
      const options = { cwd: folder, env: { PATH: process.env.PATH ?? '', ...env } };
      execFile(process.execPath, command, options, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, output: stdout + stderr }),
      );
    });
  }

  it('writes the report, and ends with 0 when nothing is refuted', async () => {
    await start('US');
    const env = {
      PICANOVA_US_URL: picanova.url,
      PICANOVA_API_USER: ACCOUNT.user,
      PICANOVA_API_KEY: ACCOUNT.key,
      PICANOVA_CHECK_CALLS_PER_MINUTE: '1000000',
    };
    const { code, output } = await run(['--region', 'us', '--test-order'], env);
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('Report: picanova-check-us.md') });
    expect(readFileSync(path.join(folder, 'picanova-check-us.md'), 'utf8')).toContain('# Picanova US');
  });

  it('takes no key from its arguments, and asks nobody who is not there', async () => {
    await start('EU');
    expect(await run(['--region', 'EU', '--key', 'x'])).toMatchObject({
      code: 2,
      output: expect.stringContaining('--key'),
    });
    expect(await run(['--region', 'EU'])).toMatchObject({ code: 2, output: expect.stringContaining('nobody to ask') });
    expect((await run([])).code).toBe(2);
  });
});
