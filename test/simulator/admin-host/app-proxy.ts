import { request as send, type IncomingMessage, type ServerResponse } from 'node:http';

const APP_BRIDGE = 'https://cdn.shopify.com/shopifycloud/app-bridge.js';
const ADMIN = 'https://admin.shopify.com';

export interface AppProxy {
  /** Where the app itself answers. */
  readonly appUrl: string;
  /** Path of the stub of App Bridge, on the app's origin. */
  readonly stubPath: string;
  readonly adminOrigin: string;
}

/**
 * The app on an origin of its own. Two things are changed on the way, both only because there is no Shopify here:
 * documents load the stub instead of App Bridge, and wherever the app names admin.shopify.com, in its policy of who may
 * frame it as in links and redirects, it means the simulated one. What it forbids is forbidden here as well.
 */
export function proxyTo(app: AppProxy): (request: IncomingMessage, response: ServerResponse) => void {
  const target = new URL(app.appUrl);
  const simulated = (text: string): string => text.replaceAll(ADMIN, app.adminOrigin);
  return (incoming, outgoing) => {
    const headers = { ...incoming.headers, host: target.host };
    delete headers['accept-encoding'];
    const forwarded = send(
      { hostname: target.hostname, port: target.port, path: incoming.url, method: incoming.method, headers },
      (answer) => {
        const kept = { ...answer.headers };
        for (const name of ['content-security-policy', 'location'])
          if (name in kept) kept[name] = simulated(String(kept[name]));
        if (!String(kept['content-type'] ?? '').startsWith('text/html')) {
          outgoing.writeHead(answer.statusCode ?? 502, kept);
          answer.pipe(outgoing);
          return;
        }
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          delete kept['content-length'];
          delete kept['transfer-encoding'];
          outgoing.writeHead(answer.statusCode ?? 502, kept);
          outgoing.end(simulated(Buffer.concat(chunks).toString()).replaceAll(APP_BRIDGE, app.stubPath));
        });
      },
    );
    forwarded.on('error', () => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502, { 'content-type': 'text/plain' }).end('The app does not answer.');
    });
    incoming.pipe(forwarded);
  };
}
