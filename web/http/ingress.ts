import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../pipeline/ports/index.ts';
import type { Receive } from '../pipeline/steps/receive/receive.ts';
import { errorText } from '../domain/kernel/error-text.ts';
import { createDeadlines } from './deadlines.ts';
import { createBodyReader } from './raw-body.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/**
 * The webhook door, ahead of Express: raw bytes, own size cap, signature, store, answer. It knows HTTP and nothing of
 * what a webhook means. Answers are chosen by what the sender should do next: 2xx done, 4xx never again, 5xx once more.
 */
export interface IngressParts {
  readonly receive: Receive;
  readonly log: Log;
  /** Whether the header can be a signature at all; what cannot is refused without holding its body. */
  readonly isSignature: (header: unknown) => header is string;
  readonly verifySignature: (body: Uint8Array, signature: string) => boolean;
  readonly readHeaders: (headers: IncomingMessage['headers']) =>
    | {
        readonly outcome: 'read';
        readonly topic: string;
        readonly shop: string;
        readonly webhookId: string;
        readonly triggeredAtMs: number | null;
      }
    | { readonly outcome: 'missing' | 'malformed'; readonly header: string };
  readonly count: (source: 'shopify' | 'picanova', result: string) => void;
}

const SHOPIFY_PATH = '/webhooks/shopify';
const PICANOVA_PATH = /^\/webhooks\/picanova\/([A-Za-z0-9_-]{1,64})\/([A-Za-z0-9_-]{1,128})$/;

/** Eight of the largest bodies, or ten thousand ordinary ones. */
const LIMITS = { budgetBytes: 64 * 1024 * 1024, patienceMs: 10_000 };

/** Shopify waits five seconds for an answer, on its way both times included, and takes a late one for none. */
const ANSWER_WITHIN_MS = 3_500;

/** A webhook that no database can take is not sent again by itself. */
const STATUS = {
  stored: 200,
  duplicate: 200,
  refused: 400,
  unbelievable: 401,
  unknown_address: 404,
  late: 503,
} as const;

const STATUS_OF_NO_BODY = { too_large: 413, too_slow: 408, no_room: 503 } as const;

/** Whoever is too slow, or in the way of others, is cut off. */
const CLOSES: ReadonlySet<number> = new Set([408, 503]);

/** Written as they stand: thousands a second are the same. */
const HEADERS = [...Object.entries(SECURITY_HEADERS).flat(), 'content-length', '0'];
const LAST_HEADERS = [...HEADERS, 'connection', 'close'];

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, CLOSES.has(status) && !response.req.complete ? LAST_HEADERS : HEADERS);
  response.end();
}

/** Answers webhook requests; false = not a webhook path, somebody else's request. */
export function createIngress(parts: IngressParts): (request: IncomingMessage, response: ServerResponse) => boolean {
  const { receive, log, count } = parts;
  const deadlines = createDeadlines();
  const readBody = createBodyReader({ ...LIMITS, deadlines });

  function inTime<Result>(storing: Promise<Result>, letGo: () => void): Promise<Result | 'late'> {
    return new Promise((resolve, reject) => {
      const isInTime = deadlines.within(ANSWER_WITHIN_MS, () => resolve('late'));
      const settle = (tell: () => void): void => {
        isInTime();
        letGo();
        tell();
      };
      storing.then(
        (result) => settle(() => resolve(result)),
        (error: unknown) => settle(() => reject(error)),
      );
    });
  }

  /**
   * Takes the body, and lets go of it when its row is written or never will be: while the database stands still, what
   * waits for it is bounded, and others are told at once.
   */
  async function withBody(
    request: IncomingMessage,
    source: 'shopify' | 'picanova',
    store: (body: Buffer) => Promise<keyof typeof STATUS | number>,
  ): Promise<number> {
    const raw = await readBody(request);
    if (raw.outcome !== 'read') {
      count(source, raw.outcome);
      return STATUS_OF_NO_BODY[raw.outcome];
    }
    const result = await inTime(store(raw.body), raw.letGo);
    if (typeof result === 'number') return result;
    count(source, result);
    if (result === 'late') log.error('webhook_not_stored', { source, error: `not within ${ANSWER_WITHIN_MS} ms` });
    return STATUS[result];
  }

  function shopify(request: IncomingMessage): Promise<number> | number {
    const signature = request.headers['x-shopify-hmac-sha256'];
    if (!parts.isSignature(signature)) return 401;
    return withBody(request, 'shopify', async (body) => {
      if (!parts.verifySignature(body, signature)) return 401;
      const headers = parts.readHeaders(request.headers);
      if (headers.outcome === 'read') return receive.shopify({ ...headers, body });
      log.warn(`webhook_header_${headers.outcome}`, { header: headers.header });
      return 400;
    });
  }

  /** Never a 200 without a durable row: whatever goes wrong here is a 503, and the sender tries again. */
  async function respond(response: ServerResponse, work: Promise<number> | number, source: string): Promise<void> {
    try {
      answer(response, await work);
    } catch (error) {
      if (response.socket?.destroyed) return;
      log.error('webhook_not_stored', { source, error: errorText(error) });
      answer(response, 503);
    }
  }

  return (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '';
    if (!path.startsWith('/webhooks/')) return false;
    if (request.method !== 'POST') {
      answer(response, 405);
      return true;
    }
    if (path === SHOPIFY_PATH) {
      void respond(response, shopify(request), 'shopify');
      return true;
    }
    const [, connectionId, secret] = PICANOVA_PATH.exec(path) ?? [];
    if (connectionId === undefined || secret === undefined) answer(response, 404);
    else {
      const work = withBody(request, 'picanova', (body) => receive.picanova({ connectionId, secret, body }));
      void respond(response, work, 'picanova');
    }
    return true;
  };
}
