import http from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What the server does with one request. `cut_in_answer` ends the connection within the body, `silence` never answers.
 */
export type Step =
  | {
      readonly status: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | 'cut_before_answer'
  | 'cut_in_answer'
  | 'silence';

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: unknown;
}

export interface ScriptedServer {
  readonly baseUrl: string;
  readonly requests: RecordedRequest[];
  /** Connections opened since the start. */
  readonly connections: () => number;
  /** The next requests meet these steps, in order; an unscripted request is answered 418. */
  script(...steps: Step[]): void;
  close(): Promise<void>;
}

/** A real HTTP server on a free port of this machine, for tests. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const steps: Step[] = [];
  const requests: RecordedRequest[] = [];
  let connections = 0;
  const server = http.createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      requests.push({
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body: text === '' ? null : JSON.parse(text),
      });
      perform(steps.shift() ?? { status: 418, text: 'not scripted' }, outgoing);
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    requests,
    connections: () => connections,
    script: (...more) => steps.push(...more),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function perform(step: Step, outgoing: http.ServerResponse): void {
  if (step === 'silence') return;
  if (step === 'cut_before_answer') {
    outgoing.destroy();
    return;
  }
  if (step === 'cut_in_answer') {
    outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    outgoing.write('{"data":{"id":"PPO1"', () => outgoing.destroy());
    return;
  }
  outgoing.writeHead(step.status, {
    'content-type': step.json === undefined ? 'text/html' : 'application/json',
    ...step.headers,
  });
  outgoing.end(step.json === undefined ? (step.text ?? '') : JSON.stringify(step.json));
}
