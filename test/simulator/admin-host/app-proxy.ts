import { request as send, type IncomingMessage, type ServerResponse } from 'node:http';

const APP_BRIDGE = 'https://cdn.shopify.com/shopifycloud/app-bridge.js';

/**
 * The app below the admin's own origin. Two things are changed on the way, both only because there is no Shopify here:
 * the document loads the stub instead of App Bridge, and may be framed by this page instead of admin.shopify.com.
 */
export function proxyTo(
  appUrl: string,
  stubPath: string,
): (request: IncomingMessage, response: ServerResponse) => void {
  const target = new URL(appUrl);
  return (incoming, outgoing) => {
    const headers = { ...incoming.headers, host: target.host };
    delete headers['accept-encoding'];
    const forwarded = send(
      { hostname: target.hostname, port: target.port, path: incoming.url, method: incoming.method, headers },
      (answer) => {
        if (!String(answer.headers['content-type'] ?? '').startsWith('text/html')) {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
          return;
        }
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const html = Buffer.concat(chunks).toString().replaceAll(APP_BRIDGE, stubPath);
          const policy = String(answer.headers['content-security-policy'] ?? '').replace(
            /frame-ancestors [^;]*/,
            "frame-ancestors 'self'",
          );
          const { 'content-length': _length, 'transfer-encoding': _encoding, ...kept } = answer.headers;
          outgoing.writeHead(answer.statusCode ?? 502, { ...kept, 'content-security-policy': policy });
          outgoing.end(html);
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
