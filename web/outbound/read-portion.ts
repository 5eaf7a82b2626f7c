import { lookup as lookUp } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

/**
 * A part of a file that may be larger than memory: so many bytes from a place on, over a connection of its own that is
 * never redirected and leads only to addresses that are allowed, whatever the host's name resolves to.
 */
export interface PortionRequest {
  readonly url: string;
  readonly fromByte: number;
  readonly maxBytes: number;
  readonly totalMs: number;
  /** Asked of each IP address, as text without brackets. */
  readonly isAllowed: (address: string) => boolean;
}

export type PortionResult =
  /** `ended`: nothing comes after these bytes. */
  | { readonly outcome: 'read'; readonly bytes: Buffer; readonly ended: boolean }
  | { readonly outcome: 'failed'; readonly reason: string };

/** A server that knows no ranges answers 200 with the whole file: its beginning is read past. */
function skippedBytes(incoming: http.IncomingMessage, fromByte: number): number | null {
  if (incoming.headers['content-encoding'] !== undefined) return null;
  if (incoming.statusCode === 200) return fromByte;
  const begins = incoming.headers['content-range']?.startsWith(`bytes ${fromByte}-`) === true;
  return incoming.statusCode === 206 && begins ? 0 : null;
}

/** Whether the answer reaches the file's end: a server may give fewer bytes than it was asked for. */
function isWhole({ statusCode, headers }: http.IncomingMessage): boolean {
  if (statusCode === 200) return true;
  const [, last, total] = /^bytes \d+-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
  return last !== undefined && Number(last) + 1 === Number(total);
}

async function collect(
  incoming: http.IncomingMessage,
  { skip, maxBytes }: { readonly skip: number; readonly maxBytes: number },
): Promise<PortionResult> {
  const chunks: Buffer[] = [];
  let toSkip = skip;
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    const kept = chunk.subarray(Math.min(toSkip, chunk.length));
    toSkip -= chunk.length - kept.length;
    chunks.push(kept.subarray(0, maxBytes - bytes));
    bytes += kept.length;
    if (bytes >= maxBytes) break;
  }
  return { outcome: 'read', bytes: Buffer.concat(chunks), ended: bytes < maxBytes && isWhole(incoming) };
}

function failed(reason: string): PortionResult {
  return { outcome: 'failed', reason };
}

/** Reads a portion; resolves always. Exactly at the end of the file it is empty and `ended`. */
export function readPortion(portion: PortionRequest): Promise<PortionResult> {
  const { url, fromByte, maxBytes, isAllowed } = portion;
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowed(host)) return Promise.resolve(failed('an address that is not allowed'));
  const lookup: LookupFunction = (hostname, options, callback) =>
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      const allowed = error === null ? addresses.filter(({ address }) => isAllowed(address)) : [];
      const [first] = allowed;
      if (first === undefined) callback(error ?? new Error('an address that is not allowed'), '', 0);
      else if (options.all === true) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  return new Promise((resolve) => {
    const { request } = url.startsWith('https:') ? https : http;
    const headers = { range: `bytes=${fromByte}-${fromByte + maxBytes - 1}`, 'accept-encoding': 'identity' };
    const outgoing = request(url, { headers, agent: false, lookup });
    const deadline = setTimeout(() => settle(failed('no answer in time')), portion.totalMs);
    function settle(result: PortionResult): void {
      clearTimeout(deadline);
      resolve(result);
      outgoing.destroy();
    }
    outgoing.on('error', (error) => settle(failed(error.message)));
    outgoing.once('response', (incoming) => {
      if (incoming.statusCode === 416) return settle({ outcome: 'read', bytes: Buffer.alloc(0), ended: true });
      const skip = skippedBytes(incoming, fromByte);
      if (skip === null) return settle(failed(`HTTP ${incoming.statusCode}`));
      collect(incoming, { skip, maxBytes }).then(settle, (error: Error) => settle(failed(error.message)));
    });
    outgoing.end();
  });
}
