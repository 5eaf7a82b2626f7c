import { seededRandom } from '../simulator/random.ts';
import { mintSessionToken } from '../simulator/shopify/jwt.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { openRawDatabase, type DatabaseName } from '../support/raw-database.ts';
import { startSurroundings, type Surroundings } from '../support/surroundings.ts';
import { createApiRequests } from './api-requests.ts';
import type { Caller, FuzzRequest } from './fuzz-request.ts';
import { createPageRequests } from './page-requests.ts';
import { createSender, type Sender } from './send.ts';
import { openShops, picanovaPath, type FuzzedShop } from './shops.ts';
import { createWebhookRequests } from './webhook-requests.ts';

export interface FuzzOptions {
  readonly database: DatabaseName;
  readonly seed: number;
  readonly requests: number;
  readonly webhooks: number;
  /** Runs what `npm start` runs; it was built before. Else the sources, which need some 50 MB more. */
  readonly isBuilt: boolean;
  readonly say: (line: string) => void;
}

export interface FuzzResult {
  readonly requests: number;
  /** A 5xx; a 503 or no answer only when the same request gets it again while nothing else is asked. */
  readonly serverErrors: readonly string[];
  /** What a process said that ended by itself. */
  readonly crashes: readonly string[];
  readonly peakRssMb: number;
  readonly slowest: { readonly tookMs: number; readonly asked: string };
  /** How many answers of each status; 0 = none came. */
  readonly byStatus: Readonly<Record<number, number>>;
}

/** Requests under way at a time. */
const LANES = 4;
/** Of requests that are no webhooks. */
const PAGES = 0.1;
const SHOWN_BODY = 300;

/** Throws a bent request at the app, thousands of times, and looks whether anything gives way. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzResult> {
  const { seed, say } = options;
  const database = await openRawDatabase(options.database);
  const surroundings = await startSurroundings({
    seed,
    databaseUrl: database.url,
    callsPerMinute: Infinity,
    pollSeconds: 600,
    logLevel: 'error',
  });
  const process = await startProcess(surroundings, options.isBuilt);
  const sender = createSender(surroundings.port, LANES);
  try {
    const shops = await openShops(surroundings, process.url());
    const requests = plan(options, {
      shops,
      apiSecret: surroundings.env['SHOPIFY_API_SECRET'] ?? '',
      picanovaPath: await picanovaPath(surroundings, process.url()),
    });
    const result = await fire({ requests, sender, process, callers: createCallers(surroundings, shops) });
    say(`${options.database}: ${JSON.stringify(result.byStatus)}, slowest ${result.slowest.asked}`);
    return result;
  } finally {
    sender.close();
    await process.stop();
    await surroundings.close();
    await database.close();
  }
}

interface Target {
  readonly shops: readonly FuzzedShop[];
  readonly apiSecret: string;
  readonly picanovaPath: string;
}

/** All requests, in an order that the seed says. */
function plan({ seed, requests, webhooks }: FuzzOptions, { shops, ...doors }: Target): readonly FuzzRequest[] {
  const random = seededRandom(seed);
  const domains = shops.map(({ shop }) => shop.domain);
  const api = createApiRequests(
    random,
    shops.map(({ known }) => known),
  );
  const page = createPageRequests(random, domains, shops[0]?.known.orders ?? []);
  const webhook = createWebhookRequests(random, { ...doors, shops: domains });
  const left = { requests, webhooks };
  const planned: FuzzRequest[] = [];
  while (left.requests + left.webhooks > 0) {
    const isWebhook = random.below(left.requests + left.webhooks) < left.webhooks;
    left[isWebhook ? 'webhooks' : 'requests'] -= 1;
    planned.push(isWebhook ? webhook() : random.chance(PAGES) ? page() : api());
  }
  return planned;
}

interface AppProcess {
  url(): string;
  /** Starts it again when it has ended by itself, and remembers what it said. */
  tend(): Promise<void>;
  crashes(): readonly string[];
  peakRssMb(): number;
  stop(): Promise<void>;
}

async function startProcess({ env, port }: Surroundings, built: boolean): Promise<AppProcess> {
  let app: LaunchedApp = await launchApp({ env, port, built });
  let peakMb = 0;
  let tending: Promise<void> | null = null;
  const crashes: string[] = [];
  const isRunning = (): boolean => {
    try {
      return process.kill(app.pid, 0);
    } catch {
      return false;
    }
  };
  async function restart(): Promise<void> {
    crashes.push(app.output());
    app = await launchApp({ env, port, built });
    tending = null;
  }
  return {
    url: () => app.url,
    async tend() {
      if (!isRunning()) await (tending ??= restart());
    },
    crashes: () => crashes,
    peakRssMb() {
      if (isRunning()) peakMb = Math.max(peakMb, app.peakRssMb());
      return peakMb;
    },
    async stop() {
      await app.stop();
    },
  };
}

const TOKEN_FRESH_MS = 20_000;

/** Tokens as the admin mints them, false ones too; kept for a while, for making them takes longer than a request. */
function createCallers({ env }: Surroundings, shops: readonly FuzzedShop[]) {
  const fresh = new Map<number, { readonly token: string; readonly atMs: number }>();

  function valid(index: number): string {
    const known = fresh.get(index);
    if (known !== undefined && performance.now() - known.atMs < TOKEN_FRESH_MS) return known.token;
    const token = shops[index]?.shop.sessionToken() ?? '';
    fresh.set(index, { token, atMs: performance.now() });
    return token;
  }

  function foreign(index: number): string {
    const domain = shops[index]?.shop.domain ?? '';
    const seconds = Math.floor(Date.now() / 1_000);
    const claims = { aud: env['SHOPIFY_API_KEY'] ?? '', sub: '1', exp: seconds + 60, nbf: seconds, iat: seconds };
    const place = { iss: `https://${domain}/admin`, dest: `https://${domain}`, jti: 'j', sid: 's' };
    return mintSessionToken({ ...claims, ...place }, 'another secret');
  }

  return (caller: Caller): { readonly token: string; readonly authorization: string | null } => {
    switch (caller.kind) {
      case 'nobody':
        return { token: '', authorization: null };
      case 'text':
        return { token: '', authorization: caller.authorization };
      case 'shop':
      case 'foreign':
      case 'expired': {
        const { kind, shop } = caller;
        const expired = (): string => shops[shop]?.shop.sessionToken({ expiresInSeconds: -600 }) ?? '';
        const token = kind === 'shop' ? valid(shop) : kind === 'foreign' ? foreign(shop) : expired();
        return { token, authorization: `Bearer ${token}` };
      }
    }
  };
}

/** Sends all, a few at a time, and what was answered 503 or not at all once more, alone. */
async function fire(parts: {
  readonly requests: readonly FuzzRequest[];
  readonly sender: Sender;
  readonly process: AppProcess;
  readonly callers: ReturnType<typeof createCallers>;
}): Promise<FuzzResult> {
  const { requests, sender, process, callers } = parts;
  const byStatus: Record<number, number> = {};
  const serverErrors: string[] = [];
  const busy: FuzzRequest[] = [];
  let slowest = { tookMs: 0, asked: '' };
  let next = 0;

  async function send(asked: FuzzRequest): Promise<number | null> {
    const { status, tookMs } = await sender.send(asked, callers(asked.caller));
    if (tookMs > slowest.tookMs) slowest = { tookMs, asked: `${Math.round(tookMs)} ms: ${shown(asked)}` };
    byStatus[status ?? 0] = (byStatus[status ?? 0] ?? 0) + 1;
    if (status === null) await process.tend();
    return status;
  }

  async function lane(): Promise<void> {
    for (let asked = requests[next++]; asked !== undefined; asked = requests[next++]) {
      const status = await send(asked);
      if (status === 503 || (status === null && !asked.isCut)) busy.push(asked);
      else if (status !== null && status >= 500) serverErrors.push(`${status}: ${shown(asked)}`);
    }
  }

  await Promise.all(Array.from({ length: LANES }, lane));
  for (const asked of busy) {
    const status = await send(asked);
    if (status === null || status >= 500) serverErrors.push(`${status ?? 'no answer'}, twice: ${shown(asked)}`);
  }
  await process.tend();
  return {
    requests: requests.length,
    serverErrors,
    crashes: process.crashes(),
    peakRssMb: process.peakRssMb(),
    slowest,
    byStatus,
  };
}

/** The request as it can be sent again. */
function shown({ method, path, headers, body, caller }: FuzzRequest): string {
  const text = body === null ? '' : ` ${JSON.stringify(body.toString('utf8').slice(0, SHOWN_BODY))}`;
  return `${method} ${path.slice(0, SHOWN_BODY)} as ${caller.kind} ${JSON.stringify(headers).slice(0, 600)}${text}`;
}
