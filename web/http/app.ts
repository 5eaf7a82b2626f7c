import compression from 'compression';
import express, { type Express } from 'express';
import type { Log } from '../pipeline/ports/index.ts';
import { apiRoutes, type ApiParts } from './api/index.ts';
import { documentRoutes, type DocumentParts } from './document.ts';
import { healthRoutes } from './health.ts';
import { reportBug } from './report-bug.ts';

/** Everything but webhooks: health, the API behind the session token, and the embedded document. */
export interface AppParts {
  readonly health: Parameters<typeof healthRoutes>[0];
  readonly api: ApiParts;
  readonly document: DocumentParts;
  readonly log: Log;
}

export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(healthRoutes(parts.health));
  app.use(compression());

  app.use('/api', apiRoutes(parts.api));
  app.use(documentRoutes(parts.document));
  app.use(reportBug(parts.log));
  return app;
}
