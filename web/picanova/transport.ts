import http from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { CallLimits } from './limits.ts';

/**
 * One HTTP request over kept-alive connections, never repeated, never redirected. node:http rather than fetch: 98 µs
 * of CPU a call against 495 µs, measured on Node 24.21 with a 2 kB answer.
 */
export interface Transport {
  send(request: HttpRequest): Promise<Answer>;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** From the call to the last byte of the answer. */
  readonly timeoutMs: number;
}

/** `not_sent`: no byte of the request left, so nothing can have happened. `cut`: it may have been acted upon. */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly text: string;
      readonly retryAfter: string | null;
      readonly rateLimitReset: string | null;
    }
  | { readonly kind: 'not_sent'; readonly reason: string }
  | { readonly kind: 'cut'; readonly reason: string };

/**
 * Below the shortest idle limit in common use (60 s at cloud load balancers), so that a kept connection is rarely
 * closed under a request.
 */
const IDLE_MS = 15_000;

/** A transport with its own connections. Idle ones do not keep the process alive. */
export function createTransport(limits: Pick<CallLimits, 'connectMs' | 'maxAnswerBytes'>): Transport {
  const agentOptions = { keepAlive: true, timeout: IDLE_MS };
  const plain = { request: http.request, agent: new http.Agent(agentOptions), connected: 'connect' };
  const secure = { request: https.request, agent: new https.Agent(agentOptions), connected: 'secureConnect' };

  const send = (call: HttpRequest): Promise<Answer> =>
    new Promise((resolve) => {
      const url = new URL(call.url);
      const { request, agent, connected } = url.protocol === 'https:' ? secure : plain;
      const outgoing = request({ ...urlToHttpOptions(url), method: call.method, headers: call.headers, agent });
      let isConnected = false;
      let connectTimer: NodeJS.Timeout | undefined;
      const fail = (reason: string): void =>
        settle(isConnected ? { kind: 'cut', reason } : { kind: 'not_sent', reason });
      const deadline = setTimeout(() => fail(`no answer within ${call.timeoutMs} ms`), call.timeoutMs);
      const settle = (answer: Answer): void => {
        clearTimeout(deadline);
        clearTimeout(connectTimer);
        resolve(answer);
        // An answer read to its end leaves the connection to the agent; anything else must not be used again.
        if (answer.kind !== 'answered') outgoing.destroy();
      };
      const onConnected = (): void => {
        isConnected = true;
        clearTimeout(connectTimer);
      };
      outgoing.once('socket', (socket) => {
        if (!socket.connecting) return onConnected();
        connectTimer = setTimeout(() => fail(`no connection within ${limits.connectMs} ms`), limits.connectMs);
        socket.once(connected, onConnected);
      });
      outgoing.on('error', (error) => fail(reasonOf(error)));
      outgoing.once('response', (incoming) => {
        collect(incoming, limits.maxAnswerBytes).then(
          (text) => settle(toAnswer(incoming, text)),
          (error: unknown) => fail(reasonOf(error)),
        );
      });
      outgoing.end(call.body ?? undefined);
    });
  return { send };
}

async function collect(incoming: http.IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new Error(`the answer is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return (chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)).toString('utf8');
}

function toAnswer(incoming: http.IncomingMessage, text: string): Answer {
  const { headers, statusCode } = incoming;
  return {
    kind: 'answered',
    status: statusCode ?? 0,
    text,
    retryAfter: headers['retry-after'] ?? null,
    rateLimitReset: [headers['x-ratelimit-reset']].flat()[0] ?? null,
  };
}

/** The code (`ECONNREFUSED`) says more than the message of an error whose message may be empty. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection failed';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return code ?? (error.message || error.name);
}
