import express, { type Express, type RequestHandler } from 'express';
import type { Log } from '../pipeline/ports/index.ts';
import { connectionRoutes, type ConnectionParts } from './api/connections.ts';
import { orderRoutes } from './api/orders.ts';
import { settingsRoutes } from './api/settings.ts';
import { documentRoutes, type DocumentParts } from './document.ts';
import { healthRoutes } from './health.ts';
import { reportBug } from './report-bug.ts';
import { requireSession, type SessionParts } from './session.ts';

/** Everything but webhooks: health, the API behind the session token, and the embedded document. */
export interface AppParts {
  readonly health: Parameters<typeof healthRoutes>[0];
  readonly session: SessionParts;
  readonly connections: ConnectionParts;
  readonly settings: Parameters<typeof settingsRoutes>[0];
  readonly orders: Parameters<typeof orderRoutes>[0];
  readonly document: DocumentParts;
  readonly log: Log;
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
};

export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(healthRoutes(parts.health));

  const api = express.Router();
  api.use(noStore, requireSession(parts.session), express.json({ limit: '1mb' }));
  api.use('/connections', connectionRoutes(parts.connections));
  api.use('/settings', settingsRoutes(parts.settings));
  api.use('/orders', orderRoutes(parts.orders));
  api.use((_request, response) => void response.status(404).json({ error: 'not_found' }));
  app.use('/api', api);

  app.use(documentRoutes(parts.document));
  app.use(reportBug(parts.log));
  return app;
}
