import { gzipSync } from 'node:zlib';
import type { Serve } from './artwork-host.ts';

type Headers = Readonly<Record<string, string>>;

/** A file from a server that knows ranges, as object stores and CDNs do. */
export function file(bytes: Buffer, headers: Headers = {}): Serve {
  return ({ headers: { range } }, response) => {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
    if (from === undefined || bytes.length === 0) return void response.writeHead(200, headers).end(bytes);
    const last = Math.min(Number(to), bytes.length - 1);
    response.writeHead(206, { 'content-range': `bytes ${from}-${last}/${bytes.length}`, ...headers });
    response.end(bytes.subarray(Number(from), last + 1));
  };
}

/** The whole file, whatever was asked for. */
export function whole(bytes: Buffer, headers: Headers = {}): Serve {
  return (_request, response) =>
    void response.writeHead(200, { 'content-length': bytes.length, ...headers }).end(bytes);
}

export function status(code: number, headers: Headers = {}): Serve {
  return (_request, response) => void response.writeHead(code, headers).end();
}

/** What it answers to those who ask for this range, and what to the others. */
export function byRange(ranged: Serve, others: Serve): Serve {
  return (request, response, port) => (request.headers.range === undefined ? others : ranged)(request, response, port);
}

/** Sends readers on, from the path of each to that of the next, and serves the last. */
export function chain(addresses: readonly ((port: number) => string)[], last: Serve, code = 302): Serve {
  return (request, response, port) => {
    const step = Number(/^\/step(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
    const next = addresses[step];
    if (next === undefined) last(request, response, port);
    else response.writeHead(code, { location: next(port) }).end();
  };
}

/** As many redirects within its own host as are asked for. */
export function redirects(count: number, last: Serve, code = 302): Serve {
  return chain(
    Array.from({ length: count }, (_, at) => () => `/step${at + 1}`),
    last,
    code,
  );
}

/** The bytes one by one: the next when the one before is written, each after a pause. */
export function dripping(bytes: Buffer, pauseMs: number): Serve {
  return (_request, response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    let at = 0;
    const timer = setInterval(() => {
      if (at < bytes.length) response.write(bytes.subarray(at, (at += 1)));
    }, pauseMs);
    response.on('close', () => clearInterval(timer));
  };
}

/** A beginning, and then the same again without an end. */
export function endless(first: Buffer, headers: Headers = {}): Serve {
  const more = Buffer.alloc(65_536);
  return (_request, response) => {
    response.writeHead(200, headers);
    response.write(first);
    const go = (): void => {
      while (!response.destroyed && response.write(more));
    };
    response.on('drain', go);
    go();
  };
}

/** Promises a whole file and ends in its middle. */
export function cut(bytes: Buffer, after: number): Serve {
  return (_request, response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    // Not destroyed: what was written would be lost now and then.
    response.write(bytes.subarray(0, after), () => response.socket?.end());
  };
}

/** Packed although nobody asked for it. */
export function packed(bytes: Buffer): Serve {
  return whole(gzipSync(bytes), { 'content-encoding': 'gzip', 'content-type': 'image/jpeg' });
}

/** Another format for those who take it, as image CDNs do. */
export function negotiated(formats: { readonly modern: Buffer; readonly usual: Buffer }): Serve {
  return (request, response, port) =>
    file(/image\/(?:webp|avif)/.test(request.headers.accept ?? '') ? formats.modern : formats.usual)(
      request,
      response,
      port,
    );
}
