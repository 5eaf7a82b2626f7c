import type { IncomingMessage, ServerResponse } from 'node:http';
import { startPlainHost } from '../artwork/artwork-host.ts';
import { jpeg, png } from '../artwork/pictures.ts';

/** What the server shows: a file, a status without one, or nothing until something else is put there. */
type Shown = Buffer | number | 'silent';

/** Every artwork host at once: the app is told to ask here (`ARTWORK_RESOLVE_TO`). */
export interface ArtworkServer {
  readonly url: string;
  /** By address; what nobody put there is 404. */
  put(address: string, shown: Shown): void;
  /** Addresses in the order they were asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

function answer(request: IncomingMessage, response: ServerResponse, shown: Buffer | number): void {
  if (typeof shown === 'number') return void response.writeHead(shown).end();
  const [, last] = /^bytes=0-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  if (last === undefined) return void response.writeHead(200, { 'content-length': shown.length }).end(shown);
  const part = shown.subarray(0, Number(last) + 1);
  response.writeHead(206, { 'content-range': `bytes 0-${part.length - 1}/${shown.length}` }).end(part);
}

export async function startArtworkServer(): Promise<ArtworkServer> {
  const shelf = new Map<string, Shown>();
  const asked: string[] = [];
  const waiting: { address: string; request: IncomingMessage; response: ServerResponse }[] = [];
  const host = await startPlainHost((request, response) => {
    const address = `https://${request.headers.host}${request.url}`;
    asked.push(address);
    const shown = shelf.get(address) ?? 404;
    if (shown === 'silent') waiting.push({ address, request, response });
    else answer(request, response, shown);
  });
  return {
    url: `http://127.0.0.1:${host.port}`,
    put(address, shown) {
      shelf.set(address, shown);
      if (shown === 'silent') return;
      for (const one of waiting) if (one.address === address) answer(one.request, one.response, shown);
    },
    asked,
    close: () => host.close(),
  };
}

/** As many pixels as a canvas of 40 x 30 cm needs, and more. */
export const fitting = (): Promise<Buffer> => jpeg(1_200, 900);
export const tooSmall = (): Promise<Buffer> => png(400, 300);
export const square = (): Promise<Buffer> => jpeg(1_200, 1_200);
