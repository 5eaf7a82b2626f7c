import { Agent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import type { FuzzRequest } from './fuzz-request.ts';

export interface Sent {
  /** null = no answer: the connection ended, or the sender went away itself. */
  readonly status: number | null;
  readonly tookMs: number;
}

export interface Sender {
  /** `token` stands for the caller's in the address; `authorization` goes as a header unless it is null. */
  send(asked: FuzzRequest, by: { readonly token: string; readonly authorization: string | null }): Promise<Sent>;
  close(): void;
}

/** Nothing of the app may take so long; what does is ended here, and counts with this time. */
const PATIENCE_MS = 30_000;

/** Sends over kept connections, as browsers do. */
export function createSender(port: number, connections: number): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    async send(asked, { token, authorization }) {
      const startedMs = performance.now();
      const status = await answerTo(
        httpRequest({
          agent,
          host: '127.0.0.1',
          port,
          method: asked.method,
          path: asked.path.replaceAll('{token}', token),
          headers: {
            ...asked.headers,
            ...(authorization === null ? {} : { authorization }),
            ...(asked.body === null ? {} : { 'content-length': String(asked.body.length) }),
          },
          timeout: PATIENCE_MS,
        }),
        asked,
      );
      return { status, tookMs: performance.now() - startedMs };
    },
    close: () => agent.destroy(),
  };
}

function answerTo(request: ClientRequest, { body, isCut }: FuzzRequest): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>();
  request.on('error', () => resolve(null));
  request.on('timeout', () => request.destroy());
  request.on('response', (response: IncomingMessage) => {
    response.on('error', () => resolve(null));
    response.on('end', () => resolve(response.statusCode ?? null));
    response.resume();
  });
  if (isCut && body !== null && body.length > 1)
    request.write(body.subarray(0, body.length >> 1), () => request.destroy());
  else request.end(body ?? undefined);
  return promise;
}
