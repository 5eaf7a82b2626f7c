import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Log } from '../pipeline/ports/index.ts';
import { connectionRoutes, type ConnectionParts } from './api/connections.ts';
import { orderRoutes } from './api/orders.ts';
import { settingsRoutes } from './api/settings.ts';
import { documentRoutes, type DocumentParts } from './document.ts';
import { healthRoutes } from './health.ts';
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

/** What reaches this is a bug or a cut database: it is logged with its stack and answered without detail. */
function reportBug(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status >= 500) log.error('request_failed', { method: request.method, route: request.baseUrl, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    response.status(status).json({ error: status >= 500 ? 'internal_error' : 'bad_request' });
  };
}

/** Express's own body parser names its 4xx; everything else is ours. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}
