import { createHash, timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import type { Clock, Store } from '../pipeline/ports/index.ts';
import type { Metrics } from '../metrics.ts';
import { inTime } from './in-time.ts';

/** A database that needs longer is not one to send requests to. */
const READY_WITHIN_MS = 1_000;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Digests are equally long, so comparing them tells nothing of how much of the token was right. */
function holdsToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

/**
 * `/healthz`: the process answers. `/readyz`: it and its database do. `/metrics`: for Prometheus, to whoever knows the
 * token; without one it is not there.
 */
export function healthRoutes(parts: {
  store: Pick<Store, 'ping' | 'work'>;
  metrics: Pick<Metrics, 'render'>;
  metricsToken: string | null;
  clock: Clock;
  isStopping: () => boolean;
}): Router {
  const { store, metrics, metricsToken, clock, isStopping } = parts;
  const router = Router();
  router.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  router.get('/readyz', async (_request, response) => {
    if (isStopping()) return void response.status(503).json({ status: 'stopping' });
    const answers = store.ping().then(
      () => true,
      () => false,
    );
    const isReady = await inTime(answers, { ms: READY_WITHIN_MS, late: false });
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'database_unreachable' });
  });
  router.get('/metrics', async (request, response) => {
    if (metricsToken === null) return void response.status(404).json({ error: 'not_found' });
    if (!holdsToken(request.get('authorization'), metricsToken))
      return void response.status(401).set('www-authenticate', 'Bearer').json({ error: 'token_invalid' });
    const { contentType, text } = await metrics.render(await store.work.backlog(clock.now()), clock.now());
    response.type(contentType).send(text);
  });
  return router;
}
