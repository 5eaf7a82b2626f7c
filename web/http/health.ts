import { Router } from 'express';
import type { Clock, Store } from '../pipeline/ports/index.ts';
import type { Metrics } from '../metrics.ts';

/** `/healthz`: the process answers. `/readyz`: it and its database do. `/metrics`: for Prometheus. */
export function healthRoutes(parts: {
  store: Store;
  metrics: Metrics;
  clock: Clock;
  isStopping: () => boolean;
}): Router {
  const { store, metrics, clock, isStopping } = parts;
  const router = Router();
  router.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  router.get('/readyz', async (_request, response) => {
    if (isStopping()) return void response.status(503).json({ status: 'stopping' });
    try {
      await store.ping();
      response.json({ status: 'ready' });
    } catch {
      response.status(503).json({ status: 'database_unreachable' });
    }
  });
  router.get('/metrics', async (_request, response) => {
    const { contentType, text } = await metrics.render(await store.work.backlog(clock.now()), clock.now());
    response.type(contentType).send(text);
  });
  return router;
}
