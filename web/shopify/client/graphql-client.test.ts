import { afterEach, describe, expect, it } from 'vitest';
import { createGraphqlClient, type GraphqlRequest } from './graphql-client.ts';
import type { Operation } from './operation.ts';
import { startAnsweringServer, type Answer, type AnsweringServer } from '../testing/answering-server.ts';
import { keptLog, movedClock, SHOP, twoTokens } from '../testing/stand-ins.ts';

const QUERY: Operation = { name: 'Q', kind: 'query', costPoints: 100, text: 'query Q { shop { name } }' };
const MUTATION: Operation = { name: 'M', kind: 'mutation', costPoints: 10, text: 'mutation M { nothing }' };
const VERSION = { 'x-shopify-api-version': '2026-10' };

let server: AnsweringServer | undefined;
afterEach(() => server?.close());

const level = (currentlyAvailable: number, requestedQueryCost = 100) => ({
  cost: { requestedQueryCost, throttleStatus: { maximumAvailable: 2_000, currentlyAvailable, restoreRate: 100 } },
});
const fine = (available = 1_900): Answer => ({
  headers: VERSION,
  body: { data: { shop: { name: 'One' } }, extensions: level(available) },
});
const throttled = (available: number): Answer => ({
  body: { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions: level(available) },
});

/** A client against a server that gives the answers in turn, the last one again and again. */
async function clientFor(...answers: [Answer, ...Answer[]]) {
  server = await startAnsweringServer((_, count) => answers[Math.min(count, answers.length) - 1] ?? answers[0]);
  const clock = movedClock();
  const tokens = twoTokens();
  const log = keptLog();
  const parts = {
    adminUrl: `${server.url}/{shop}`,
    tokens,
    clock,
    sleep: (ms: number) => clock.sleep(ms),
    random: { next: () => 1, id: () => '' },
    log,
    timeouts: { connectMs: 1_000, totalMs: 200 },
  };
  const client = createGraphqlClient(parts);
  const run = (operation: Operation = QUERY, request: Partial<GraphqlRequest> = {}) =>
    client.run({ shop: SHOP, operation, variables: { id: 1 }, ...request });
  return { run, clock, tokens, log, requests: server.received };
}

describe('a request', () => {
  it('goes to the shop’s endpoint of the version, with its token, text and variables', async () => {
    const { run, requests } = await clientFor(fine());
    expect(await run()).toEqual({
      outcome: 'answered',
      data: { shop: { name: 'One' } },
      errors: [],
      requestedPoints: 100,
    });
    expect(requests[0]).toMatchObject({
      path: '/one.myshopify.com/admin/api/2026-10/graphql.json',
      headers: { 'x-shopify-access-token': 'first' },
    });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({ query: QUERY.text, variables: { id: 1 } });
  });

  it('goes nowhere without a token', async () => {
    const { run, tokens, requests } = await clientFor(fine());
    const lost = { outcome: 'access_lost', retry: false, reason: 'none' } as const;
    tokens.accessToken = () => Promise.resolve(lost);
    expect(await run()).toEqual(lost);
    expect(requests).toHaveLength(0);
  });

  it('warns once when another version answered', async () => {
    const { run, log } = await clientFor({ headers: { 'x-shopify-api-version': '2027-01' }, body: { data: {} } });
    await run();
    await run();
    expect(log.events).toEqual(['shopify_api_version_differs']);
  });

  it('does not warn about the version that was asked for', async () => {
    const { run, log } = await clientFor(fine());
    await run();
    expect(log.events).toEqual([]);
  });
});

describe('throttling by cost', () => {
  it('is waited out when the points come back soon', async () => {
    const { run, clock, requests } = await clientFor(throttled(0), fine());
    expect((await run()).outcome).toBe('answered');
    expect(requests).toHaveLength(2);
    // A pause of 400 ms, in which 40 points came back, then the 600 ms that 60 points take.
    expect(clock.slept).toEqual([400, 600]);
  });

  it('is handed back after four tries, with the time to come again', async () => {
    const { run, clock, requests } = await clientFor(throttled(500));
    const answer = await run();
    expect(answer).toMatchObject({ outcome: 'throttled', retry: true });
    expect(answer.outcome === 'throttled' && answer.retryAtMs).toBeGreaterThan(clock.now());
    expect(requests).toHaveLength(4);
  });

  it('is handed back without asking when the wait would be long', async () => {
    const { run, clock, requests } = await clientFor(fine(0));
    await run();
    const answer = await run({ ...QUERY, name: 'Other', costPoints: 500 });
    expect(answer).toEqual({ outcome: 'throttled', retry: true, retryAtMs: clock.now() + 5_000 });
    expect(requests).toHaveLength(1);
    expect(clock.slept).toEqual([]);
  });

  it('gives the points back when it does not ask', async () => {
    const { run, clock } = await clientFor(fine(0));
    await run();
    for (let time = 0; time < 5; time += 1) await run({ ...QUERY, name: 'Other', costPoints: 500 });
    expect((await run()).outcome).toBe('answered');
    expect(clock.slept).toEqual([1_000]);
  });

  it('reserves what Shopify said the document costs, no longer the estimate', async () => {
    const { run, clock } = await clientFor({ body: { data: {}, extensions: level(10, 10) } });
    await run();
    await run();
    expect(clock.slept).toEqual([]);
  });

  it('makes a burst wait for the answers under way, not for time', async () => {
    const { run, clock, requests } = await clientFor(fine(250));
    await run();
    const answers = await Promise.all(Array.from({ length: 8 }, () => run()));
    expect(answers.map(({ outcome }) => outcome)).toEqual(answers.map(() => 'answered'));
    expect(requests).toHaveLength(9);
    expect(clock.slept).toEqual([]);
  });

  it('of one shop does not slow another', async () => {
    const { run, requests, clock } = await clientFor(fine(0));
    await run();
    expect((await run(QUERY, { shop: 'two.myshopify.com' as typeof SHOP })).outcome).toBe('answered');
    expect(requests).toHaveLength(2);
    expect(clock.slept).toEqual([]);
  });
});

describe('throttling by HTTP 429', () => {
  it('waits the seconds that Shopify asks for when they are few', async () => {
    const { run, clock } = await clientFor({ status: 429, headers: { 'retry-after': '2.0' }, body: '' }, fine());
    expect((await run(MUTATION)).outcome).toBe('answered');
    expect(clock.slept).toEqual([2_000]);
  });

  it('hands longer waits back', async () => {
    const { run, clock } = await clientFor({ status: 429, headers: { 'retry-after': '30' }, body: '' });
    expect(await run()).toEqual({ outcome: 'throttled', retry: true, retryAtMs: clock.now() + 30_000 });
  });
});

describe('a refused token', () => {
  const refused: Answer = { status: 401, body: { errors: 'Invalid API key or access token' } };

  it('is renewed once, and the request sent again', async () => {
    const { run, tokens, requests } = await clientFor(refused, fine());
    expect((await run(MUTATION)).outcome).toBe('answered');
    expect(tokens.asked).toEqual(['refresh first']);
    expect(requests.map(({ headers }) => headers['x-shopify-access-token'])).toEqual(['first', 'second']);
  });

  it('is lost access when the new one is refused as well', async () => {
    const { run, tokens, requests } = await clientFor(refused);
    expect(await run()).toMatchObject({ outcome: 'access_lost', retry: false });
    expect(tokens.asked).toEqual(['refresh first', 'give up']);
    expect(requests).toHaveLength(2);
  });
});

describe('a lost answer', () => {
  it.each([
    ['a page of HTML', { body: '<html>' }],
    ['HTTP 500', { status: 500, body: '' }],
    ['a cut connection', 'cut'],
    ['no answer in time', 'hang'],
  ] as [string, Answer][])('(%s) is unknown for a mutation, which is not sent again', async (_, answer) => {
    const { run, requests } = await clientFor(answer);
    expect(await run(MUTATION)).toMatchObject({ outcome: 'unknown', retry: true });
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['a page of HTML', { body: '<html>' }],
    ['HTTP 502', { status: 502, body: '' }],
    ['no answer in time', 'hang'],
  ] as [string, Answer][])('(%s) is unreachable for a query', async (_, answer) => {
    const { run } = await clientFor(answer);
    expect(await run()).toMatchObject({ outcome: 'unreachable', retry: true });
  });

  it('on a kept connection is asked for once more by a query', async () => {
    const { run, requests } = await clientFor(fine(), 'cut', fine());
    await run();
    expect((await run()).outcome).toBe('answered');
    expect(requests).toHaveLength(3);
  });

  it('on a kept connection is not repeated by a mutation', async () => {
    const { run, requests } = await clientFor(fine(), 'cut', fine());
    await run();
    expect((await run(MUTATION)).outcome).toBe('unknown');
    expect(requests).toHaveLength(2);
  });
});

describe('a shop that cannot be used', () => {
  it.each([402, 403, 404, 423])('is lost access (HTTP %d), but its tokens are kept', async (status) => {
    const { run, tokens } = await clientFor({ status, body: { errors: 'Unavailable' } });
    expect(await run()).toMatchObject({ outcome: 'access_lost', reason: `HTTP ${status}: Unavailable` });
    expect(tokens.asked).toEqual([]);
  });
});
