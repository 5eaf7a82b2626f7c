import type { ErrorRequestHandler } from 'express';
import type { Log } from '../pipeline/ports/index.ts';
import { errorText } from '../domain/kernel/error-text.ts';

/**
 * What reaches this is a bug or a cut database: it is logged with its stack and answered without detail. Express knows
 * an error handler by its four parameters.
 */
export function reportBug(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status >= 500)
      log.error('request_failed', {
        method: request.method,
        route: request.baseUrl,
        error: errorText(error),
      });
    response.status(status).json({ error: status >= 500 ? 'internal_error' : 'bad_request' });
  };
}

/** Express's own body parser names its 4xx; everything else is ours. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}
