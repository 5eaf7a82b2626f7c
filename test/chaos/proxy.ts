import { createHash } from 'node:crypto';
import { Agent, createServer, request as call, type IncomingMessage, type ServerResponse } from 'node:http';

/**
 * The load balancer before the web processes. It takes them in turn; where none lives, or one dies with the request,
 * the sender's connection breaks. It keeps the book of what the app has acknowledged.
 */
export interface Proxy {
  /** `source dedupe_key`, as the app's inbox knows them, of every webhook answered with 2xx. */
  readonly acknowledged: ReadonlySet<string>;
  readonly counts: { readonly answered: number; readonly broken: number };
  close(): Promise<void>;
}

const PICANOVA_PATH = /^\/webhooks\/picanova\/([^/]+)\//;

/** The key that must stand in the inbox once this webhook is acknowledged (two deliveries of one event share it). */
function inboxKeyOf({ url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>, body: Uint8Array): string {
  const connection = PICANOVA_PATH.exec(url)?.[1];
  if (connection === undefined)
    return `shopify ${String(headers['x-shopify-shop-domain'])}:${String(headers['x-shopify-webhook-id'])}`;
  return `picanova ${createHash('sha256').update(connection).update('\n').update(body).digest('base64url')}`;
}

/** Listens on the port that the outside systems know. `webs` answers the ports of the living web processes. */
export async function startProxy({ port, webs }: { port: number; webs: () => readonly number[] }): Promise<Proxy> {
  const agent = new Agent({ keepAlive: true });
  const acknowledged = new Set<string>();
  const counts = { answered: 0, broken: 0 };
  let turn = 0;

  function forward(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const living = webs();
    turn += 1;
    const target = living[turn % living.length];
    const broken = (): void => {
      counts.broken += 1;
      response.destroy();
    };
    if (target === undefined) return broken();
    const onward = call({
      host: '127.0.0.1',
      port: target,
      path: request.url,
      method: request.method,
      headers: request.headers,
      agent,
    });
    onward.on('error', broken);
    onward.on('response', (answer) => {
      const status = answer.statusCode ?? 502;
      counts.answered += 1;
      if (status >= 200 && status < 300) acknowledged.add(inboxKeyOf(request, body));
      response.writeHead(status, answer.headers);
      answer.pipe(response);
    });
    onward.end(body);
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => forward(request, response, Buffer.concat(chunks)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    acknowledged,
    counts,
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
