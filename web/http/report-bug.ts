import type { ErrorRequestHandler } from 'express';
import type { Log } from '../pipeline/ports/index.ts';
import { errorText } from '../domain/kernel/error-text.ts';
import type { ApiError } from '../contract/index.ts';
import { storageFailureOf } from './storage-failure.ts';

/**
 * What reaches this is a bug, a database that cannot be used, or a body that cannot be read: it is logged with its
 * stack and answered without detail. An answer that has begun can only be ended, and it alone. Express knows an error
 * handler by its four parameters.
 */
export function reportBug(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const { status, code, retrySeconds } = answerTo(error);
    if (status >= 500 || response.headersSent)
      log.error(response.headersSent ? 'response_cut' : 'request_failed', {
        method: request.method,
        route: request.baseUrl,
        error: errorText(error),
      });
    if (response.headersSent) return void response.destroy();
    if (retrySeconds !== null) response.set('retry-after', String(retrySeconds));
    response.status(status).json({ error: code });
  };
}

interface ErrorAnswer {
  readonly status: number;
  readonly code: ApiError['error'];
  readonly retrySeconds: number | null;
}

/** A full disk is not mended by asking again; a lock or a restart passes. */
const LOCK_SECONDS = 2;
const ROOM_SECONDS = 60;

function answerTo(error: unknown): ErrorAnswer {
  const storage = storageFailureOf(error);
  if (storage === 'full') return { status: 503, code: 'storage_full', retrySeconds: ROOM_SECONDS };
  if (storage === 'unavailable') return { status: 503, code: 'storage_unavailable', retrySeconds: LOCK_SECONDS };
  const status = statusOf(error);
  if (status === 413) return { status, code: 'too_many', retrySeconds: null };
  return { status, code: status >= 500 ? 'internal_error' : 'bad_request', retrySeconds: null };
}

/** Express's own body parser names its 4xx; everything else is ours. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}
