import { once } from 'node:events';
import { Agent, createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream';

/** Stands before a server on this machine, lets every request through as it is and remembers what it said. */
export interface RecordingProxy {
  /** The server's URL with the proxy's port. */
  readonly url: string;
  readonly calls: readonly RecordedCall[];
  close(): Promise<void>;
}

export interface RecordedCall {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** `targetUrl` is a plain http URL with a port; its path is kept. A connection that the server cuts is cut here too. */
export async function startRecordingProxy(targetUrl: string): Promise<RecordingProxy> {
  const { hostname, port, origin } = new URL(targetUrl);
  const agent = new Agent({ keepAlive: true });
  const calls: RecordedCall[] = [];

  async function pass(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    const { method = 'GET', url: path = '/', headers } = incoming;
    calls.push({ method, path, body: body.toString() });
    const onward = forward({ hostname, port, method, path, headers, agent });
    onward.on('response', (given) => {
      answer.writeHead(given.statusCode ?? 502, given.rawHeaders);
      pipeline(given, answer, () => undefined);
    });
    onward.on('error', () => answer.destroy());
    onward.end(body);
  }

  const server = createServer((incoming, answer) => void pass(incoming, answer).catch(() => answer.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: ownPort } = server.address() as AddressInfo;
  return {
    url: targetUrl.replace(origin, `http://127.0.0.1:${ownPort}`),
    calls,
    async close() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await once(server, 'close');
    },
  };
}
