import { createServer, type RequestListener, type Server } from 'node:http';
import { inTime } from './in-time.ts';

/** The process's one port. */
export interface Door {
  /** Takes no new connection; resolves when the last one is gone, which is after `STOP_WITHIN_MS` at the latest. */
  close(): Promise<void>;
}

/**
 * A request has so long to arrive, headers first. Longest are the merchant's CSV files over a slow line; bodies of
 * senders that nobody knows have less (`raw-body.ts`).
 */
const TIMES = { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 1_000 };

/** Requests that are answered by then are answered; whoever still sends or reads then never would have ended. */
const STOP_WITHIN_MS = 5_000;

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Listens; rejects when the port is taken. */
export async function openDoor(port: number, handle: RequestListener): Promise<Door> {
  let closing = false;
  const server = createServer(TIMES, (request, response) => {
    // A connection that is kept and used again and again would keep a stopping process for ever.
    if (closing) response.setHeader('connection', 'close');
    handle(request, response);
  });
  await listen(server, port);

  return {
    async close() {
      closing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await inTime(closed, { ms: STOP_WITHIN_MS, late: undefined });
      server.closeAllConnections();
      await closed;
    },
  };
}
