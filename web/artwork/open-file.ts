import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { connectionFailure, unreachable, type Failure } from './failure.ts';
import type { Resolved } from './resolve-host.ts';

export interface OpenLimits {
  /** To a usable connection, TLS included. */
  readonly connectMs: number;
  /** From the request to the answer's head. */
  readonly firstByteMs: number;
  readonly headerBytes: number;
}

/** An answer whose body has not been read. `close` ends its connection, wherever it stands. */
export interface OpenedFile {
  readonly outcome: 'opened';
  readonly url: URL;
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: AsyncIterable<Buffer>;
  close(): void;
}

export type Opening = OpenedFile | Failure;

export interface OpenRequest {
  readonly url: URL;
  /** Until the last byte that is read has to be there. */
  readonly leftMs: number;
  readonly headers: Readonly<Record<string, string>>;
}

const USER_AGENT = 'Picanova-Fulfillment (artwork check)';

/**
 * What every request says. No wish for a format: Picanova's servers are not known to send one, and of a server that
 * gives WebP to those who take it, what counts is what it gives to those who do not ask. No packing either: the bytes
 * are judged as they come.
 */
const HEADERS = { 'user-agent': USER_AGENT, accept: '*/*', 'accept-encoding': 'identity' };

/** How long one of several addresses may take before the next is tried. */
const ADDRESS_MS = 2_000;

/**
 * One GET over a connection of its own, https, to none but the addresses that were checked, under the name that was
 * asked for. No cookie, no redirect, nothing kept.
 */
export function createOpenFile(parts: {
  readonly resolve: (hostname: string) => Promise<Resolved>;
  readonly limits: OpenLimits;
  /** Certificates to trust beside the usual ones. */
  readonly ca: string | undefined;
  /** Who answers for every host, over plain http. For tests and the demo. */
  readonly resolveTo: URL | null;
}): (request: OpenRequest) => Promise<Opening> {
  const { resolve, limits, ca, resolveTo } = parts;

  function send(request: OpenRequest, addresses: readonly string[]): http.ClientRequest {
    const { url } = request;
    const common = {
      path: `${url.pathname}${url.search}`,
      // A dot at the end of a name says that it is whole; no certificate has it.
      headers: { ...HEADERS, ...request.headers, host: url.host.replace(/\.(?=:|$)/, '') },
      agent: false,
      maxHeaderSize: limits.headerBytes,
    } as const;
    if (resolveTo !== null) return http.request({ ...common, host: resolveTo.hostname, port: resolveTo.port });
    const checked = addresses.map((address) => ({ address, family: isIP(address) }));
    const lookup: LookupFunction = (_hostname, options, callback) => {
      const [first] = checked;
      if (options.all === true || first === undefined) callback(null, checked);
      else callback(null, first.address, first.family);
    };
    const host = url.hostname.replace(/^\[|\]$|\.$/g, '');
    const port = url.port === '' ? 443 : Number(url.port);
    const options = { ...common, host, port, lookup, ca, autoSelectFamilyAttemptTimeout: ADDRESS_MS };
    return https.request(options);
  }

  return async (request) => {
    const resolved: Resolved =
      resolveTo === null ? await resolve(request.url.hostname) : { outcome: 'resolved', addresses: [] };
    if (resolved.outcome !== 'resolved') return resolved;
    return new Promise((settle) => {
      const outgoing = send(request, resolved.addresses);
      let incoming: http.IncomingMessage | null = null;
      const stop = (reason: string): void => {
        if (incoming === null) fail(unreachable(reason));
        else incoming.destroy(new Error(reason));
      };
      const after = (ms: number, what: string) => setTimeout(() => stop(`${what} within ${Math.round(ms)} ms`), ms);
      const total = after(request.leftMs, 'no end');
      let next = after(limits.connectMs, 'no connection');

      function close(): void {
        clearTimeout(total);
        clearTimeout(next);
        outgoing.destroy();
      }
      function fail(failure: Failure): void {
        close();
        settle(failure);
      }

      outgoing.once('socket', (socket) => {
        socket.once(resolveTo === null ? 'secureConnect' : 'connect', () => {
          clearTimeout(next);
          next = after(limits.firstByteMs, 'no answer');
        });
      });
      outgoing.on('error', (error) => fail(connectionFailure(error)));
      outgoing.once('response', (answer) => {
        clearTimeout(next);
        incoming = answer;
        const { statusCode: status = 0, headers } = answer;
        settle({ outcome: 'opened', url: request.url, status, headers, body: answer, close });
      });
      outgoing.end();
    });
  };
}
