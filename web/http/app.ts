import compression from 'compression';
import express, { type Express } from 'express';
import type { Clock, Log } from '../pipeline/ports/index.ts';
import { createAsk } from './api/endpoint.ts';
import { createApi, type ApiParts } from './api/index.ts';
import { documentRoutes, type DocumentParts } from './document.ts';
import { createFirstView, type FirstViewParts } from './first-view.ts';
import { healthRoutes } from './health.ts';
import { helpRoutes, type HelpParts } from './help.ts';
import { reportBug } from './report-bug.ts';
import { POLICY_OF_NO_PAGE, SECURITY_HEADERS } from './security-headers.ts';

/** Everything but webhooks: health, the API behind the session token, and the embedded document. */
export interface AppParts {
  readonly health: Parameters<typeof healthRoutes>[0];
  readonly api: ApiParts;
  readonly document: Omit<DocumentParts, 'firstView'> & Pick<FirstViewParts, 'drawFile'>;
  readonly help: HelpParts;
  readonly clock: Clock;
  readonly log: Log;
}

/** Everything is answered here, errors too: Express's own pages would lack the headers. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((_request, response, next) => {
    response.set({ ...SECURITY_HEADERS, 'content-security-policy': POLICY_OF_NO_PAGE });
    next();
  });
  app.use(healthRoutes(parts.health));
  app.use(compression());

  const api = createApi(parts.api);
  app.use('/api', api.router);
  app.use(helpRoutes(parts.help));
  const { drawFile, ...document } = parts.document;
  app.use(
    documentRoutes({
      ...document,
      firstView: createFirstView({
        drawFile,
        ask: createAsk(api),
        links: document.links,
        clock: parts.clock,
        log: parts.log,
      }),
    }),
  );
  app.use((_request, response) => void response.status(404).json({ error: 'not_found' }));
  app.use(reportBug(parts.log));
  return app;
}
