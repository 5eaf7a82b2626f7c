import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../pipeline/ports/index.ts';
import type { Receive } from '../pipeline/steps/receive/receive.ts';
import { readRawBody } from './raw-body.ts';

/**
 * The webhook door, ahead of Express: raw bytes, own size cap, signature, store, answer. It knows HTTP and nothing of
 * what a webhook means. Answers are chosen by what the sender should do next: 2xx done, 4xx never again, 5xx once more.
 */
export interface IngressParts {
  readonly receive: Receive;
  readonly log: Log;
  readonly verifySignature: (body: Uint8Array, signature: string | undefined) => boolean;
  readonly readHeaders: (headers: IncomingMessage['headers']) =>
    | {
        readonly outcome: 'read';
        readonly topic: string;
        readonly shop: string;
        readonly webhookId: string;
        readonly triggeredAtMs: number | null;
      }
    | { readonly outcome: 'missing'; readonly header: string };
  readonly count: (source: 'shopify' | 'picanova', result: string) => void;
}

const SHOPIFY_PATH = '/webhooks/shopify';
const PICANOVA_PATH = /^\/webhooks\/picanova\/([A-Za-z0-9_-]{1,64})\/([A-Za-z0-9_-]{1,128})$/;

/** A webhook that no database can take is not sent again by itself. */
const STATUS = { stored: 200, duplicate: 200, refused: 400, unknown_address: 404 } as const;

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0, ...(status === 413 ? { connection: 'close' } : {}) });
  response.end();
}

/** Answers webhook requests; false = not a webhook path, somebody else's request. */
export function createIngress(parts: IngressParts): (request: IncomingMessage, response: ServerResponse) => boolean {
  const { receive, log, count } = parts;

  async function shopify(request: IncomingMessage): Promise<number> {
    const raw = await readRawBody(request);
    if (raw.outcome === 'too_large') return 413;
    const signature = request.headers['x-shopify-hmac-sha256'];
    if (!parts.verifySignature(raw.body, typeof signature === 'string' ? signature : undefined)) return 401;
    const headers = parts.readHeaders(request.headers);
    if (headers.outcome === 'missing') {
      log.warn('webhook_header_missing', { header: headers.header });
      return 400;
    }
    const result = await receive.shopify({ ...headers, body: raw.body });
    count('shopify', result);
    return STATUS[result];
  }

  async function picanova(request: IncomingMessage, connectionId: string, secret: string): Promise<number> {
    const raw = await readRawBody(request);
    if (raw.outcome === 'too_large') return 413;
    const result = await receive.picanova({ connectionId, secret, body: raw.body });
    count('picanova', result);
    return STATUS[result];
  }

  /** Never a 200 without a durable row: whatever goes wrong here is a 503, and the sender tries again. */
  async function respond(response: ServerResponse, work: Promise<number>, source: string): Promise<void> {
    try {
      answer(response, await work);
    } catch (error) {
      if (response.socket?.destroyed) return;
      log.error('webhook_not_stored', { source, error: error instanceof Error ? error.message : String(error) });
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
    else void respond(response, picanova(request, connectionId, secret), 'picanova');
    return true;
  };
}
