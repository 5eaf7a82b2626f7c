import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Clock, Log, Outcome, Random, RemoteFailure } from '../../pipeline/ports/index.ts';
import type { AccessToken, AccessTokens } from '../auth/access-tokens.ts';
import { accessLost, throttled } from './failures.ts';
import { readExchange, type CostReport, type Exchange, type GraphqlAnswer } from './graphql-answer.ts';
import type { HttpResult } from '../../outbound/http-client.ts';
import { POST_TIMEOUTS, postJson, type PostTimeouts } from './post-json.ts';
import { API_VERSION, type Operation } from './operation.ts';
import { ThrottleBucket } from './throttle-bucket.ts';

/**
 * The one way to the Admin API: a token, a place in the shop's bucket, one POST, and an outcome. It tries again only
 * what is known not to have acted: THROTTLED, 429, one 401. Whatever may have acted is the caller's to look up.
 *
 * Not shopify-api's client: that one leaves THROTTLED alone, reads Retry-After as milliseconds
 * (shopify-platform §6.3) and took 3 times the CPU a request (1.14 ms against 0.38 ms; ReadOrder, an answer of 8 kB,
 * median of three runs of 2,000).
 */
export interface GraphqlClient {
  run(request: GraphqlRequest): Promise<Outcome<GraphqlAnswer>>;
}

export interface GraphqlRequest {
  readonly shop: ShopDomain;
  readonly operation: Operation;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Where the variables decide what it costs: what the caller knows of these. */
  readonly costPoints?: number;
}

export interface GraphqlClientParts {
  /** `{shop}` stands for the shop's domain. */
  readonly adminUrl: string;
  readonly tokens: AccessTokens;
  readonly clock: Clock;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: Random;
  readonly log: Log;
  /** Told of each request that was sent, by what came of it. */
  readonly countCall?: (outcome: string) => void;
  readonly timeouts?: PostTimeouts;
}

/** Longer waits are the queue's: a worker that sleeps holds its place against other shops. */
const LONGEST_WAIT_MS = 2_000;
/** What gives way comes back after this at the soonest: by then there are points for more than one request. */
const GIVEN_WAY_MS = 500;
const TRIES = 4;
const FIRST_PAUSE_MS = 200;

export function createGraphqlClient(parts: GraphqlClientParts): GraphqlClient {
  const { tokens, clock, sleep, random, log } = parts;
  const timeouts = parts.timeouts ?? POST_TIMEOUTS;
  const buckets = new Map<ShopDomain, ThrottleBucket>();
  const learntPoints = new Map<string, number>();
  const foreignVersions = new Set<string>();

  function bucketOf(shop: ShopDomain): ThrottleBucket {
    const bucket = buckets.get(shop) ?? new ThrottleBucket();
    buckets.set(shop, bucket);
    return bucket;
  }

  /**
   * Shopify answers a version it no longer has with the oldest it has, and says so only here (shopify-platform §1.1).
   */
  function watchVersion(result: HttpResult): void {
    if (result.outcome !== 'answered') return;
    const served = result.headers['x-shopify-api-version'];
    if (typeof served !== 'string' || served === API_VERSION || foreignVersions.has(served)) return;
    foreignVersions.add(served);
    log.warn('shopify_api_version_differs', { asked: API_VERSION, served });
  }

  async function post(request: GraphqlRequest, accessToken: string): Promise<Exchange> {
    const url = `${parts.adminUrl.replaceAll('{shop}', request.shop)}/admin/api/${API_VERSION}/graphql.json`;
    const body = JSON.stringify({ query: request.operation.text, variables: request.variables });
    const options = { headers: { 'x-shopify-access-token': accessToken }, timeouts };
    const first = await postJson(url, body, options);
    // A query meets a connection that was closed while idle: nothing is lost by asking once more.
    const result =
      first.outcome === 'cut' && first.staleSocket && request.operation.kind === 'query'
        ? await postJson(url, body, options)
        : first;
    watchVersion(result);
    return readExchange(result, request.operation.kind);
  }

  /** When to come again; null = it is worth waiting for here. */
  function putOff({ givesWay }: Operation, waitMs: number): RemoteFailure | null {
    if (givesWay === true) return throttled(clock.now() + Math.max(waitMs, GIVEN_WAY_MS));
    return waitMs > LONGEST_WAIT_MS ? throttled(clock.now() + waitMs) : null;
  }

  /** Reserves the request's points, waiting for them where that is short; null = reserved. */
  async function takePlace(
    operation: Operation,
    points: number,
    bucket: ThrottleBucket,
  ): Promise<RemoteFailure | null> {
    const deadlineMs = clock.now() + 2 * LONGEST_WAIT_MS;
    for (;;) {
      const waitMs = bucket.reserve(points, clock.now());
      if (waitMs === 'busy') {
        if (clock.now() >= deadlineMs) return throttled(clock.now() + FIRST_PAUSE_MS);
        await bucket.settled();
        continue;
      }
      if (waitMs === 0) return null;
      const later = putOff(operation, waitMs);
      if (later === null) await sleep(waitMs);
      else bucket.release(points);
      return later;
    }
  }

  /** Sends when it is the request's turn, and settles what the answer says about its points. */
  async function exchange(request: GraphqlRequest, accessToken: string): Promise<Exchange> {
    const { operation, shop } = request;
    const bucket = bucketOf(shop);
    const points = request.costPoints ?? learntPoints.get(operation.name) ?? operation.costPoints;
    const noPlace = await takePlace(operation, points, bucket);
    if (noPlace !== null) return noPlace;
    const answer = await post(request, accessToken);
    parts.countCall?.(answer.outcome);
    const cost: CostReport | null = 'cost' in answer ? answer.cost : null;
    bucket.settle(points, cost?.status ?? null, clock.now());
    if (cost?.requestedPoints !== null && cost?.requestedPoints !== undefined)
      learntPoints.set(operation.name, cost.requestedPoints);
    return answer;
  }

  async function run(request: GraphqlRequest): Promise<Outcome<GraphqlAnswer>> {
    let rejected: string | null = null;
    for (let attempt = 1; ; attempt += 1) {
      const token: Outcome<AccessToken> =
        rejected === null ? await tokens.accessToken(request.shop) : await tokens.forceRefresh(request.shop, rejected);
      if (token.outcome !== 'token') return token;
      const answer = await exchange(request, token.accessToken);
      switch (answer.outcome) {
        case 'answered':
          return {
            outcome: 'answered',
            data: answer.data,
            errors: answer.errors,
            requestedPoints: answer.cost.requestedPoints,
          };
        case 'throttle': {
          const waitMs = Math.max(answer.waitMs, FIRST_PAUSE_MS * 2 ** attempt * (0.5 + random.next() / 2));
          const later = attempt < TRIES ? putOff(request.operation, waitMs) : throttled(clock.now() + waitMs);
          if (later !== null) return later;
          await sleep(waitMs);
          break;
        }
        case 'unauthorised':
          if (rejected !== null) {
            await tokens.giveUp(request.shop);
            return accessLost('Shopify refuses the access token, also a new one');
          }
          rejected = token.accessToken;
          break;
        default:
          return answer;
      }
    }
  }

  return { run };
}
