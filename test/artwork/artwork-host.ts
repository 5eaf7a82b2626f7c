import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import tls from 'node:tls';
import type { Certificate } from './certificates.ts';

/** Answers requests of one case. `port` is for addresses of itself. */
export type Serve = (request: IncomingMessage, response: ServerResponse, port: number) => void;

/** A server of one kind on a port of this machine. */
export interface Host {
  readonly port: number;
  close(): Promise<void>;
}

async function listening(server: Server): Promise<Host> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  server.on('connection', keep);
  server.on('secureConnection', keep);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** An https server whose answers depend on the name it is asked for. */
export function startHost(certificate: Certificate, serving: (hostname: string) => Serve | undefined): Promise<Host> {
  const server = https.createServer(certificate, ((request, response) => {
    const { port } = server.address() as AddressInfo;
    const serve = serving((request.headers.host ?? '').replace(/:\d+$/, ''));
    if (serve === undefined) response.writeHead(500).end();
    else serve(request, response, port);
  }) satisfies RequestListener);
  return listening(server);
}

/** The same over plain http, whatever name it is asked for. */
export function startPlainHost(serve: Serve): Promise<Host> {
  const server = http.createServer((request, response) => {
    serve(request, response, (server.address() as AddressInfo).port);
  });
  return listening(server);
}

/** Accepts connections and never says a word. */
export function startMute(): Promise<Host> {
  return listening(net.createServer());
}

/** A TLS server that says these bytes, again and again, whatever it is asked. */
export function startBabbler(certificate: Certificate, first: string, again: string): Promise<Host> {
  const server = tls.createServer(certificate, (socket) => {
    socket.on('error', () => socket.destroy());
    const more = (): void => {
      while (!socket.destroyed && socket.write(again));
    };
    socket.on('drain', more);
    socket.write(first);
    more();
  });
  return listening(server);
}
