import type { ApiError } from '../../../web/contract/index.ts';

export interface Refused {
  readonly outcome: 'refused';
  readonly error: ApiError['error'];
  readonly reason: string;
}

/** `unreachable`: no answer of the app's server, whatever the cause; the extension goes on without it. */
export type Called<Body> =
  | { readonly outcome: 'ok'; readonly body: Body }
  | Refused
  | { readonly outcome: 'unreachable' };

/** Longer than any answer of the API takes; jobs and polling do the rest. */
const TIMEOUT_MS = 10_000;
const RETRY_HEADER = 'x-shopify-retry-invalid-session-request';

export interface Call {
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
}

/**
 * Calls the app's API. Shopify resolves the path against the app's URL and adds the session token
 * (shopify-platform §7.4). A token that had run out is tried once more. Answers of the app's own server
 * are typed by the contract, not parsed again: zod alone would fill half the size limit.
 */
export async function callApp<Body>(
  path: string,
  { method = 'GET', body }: Call = {},
  attempt = 1,
): Promise<Called<Body>> {
  try {
    const response = await fetch(`/api${path}`, {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (response.status === 401 && attempt === 1 && response.headers.has(RETRY_HEADER))
      return await callApp(path, { method, body }, 2);
    const answer: unknown = await response.json();
    if (typeof answer !== 'object' || answer === null) return { outcome: 'unreachable' };
    if (response.ok || !('error' in answer)) return { outcome: 'ok', body: answer as Body };
    const { error, reason } = answer as ApiError;
    return { outcome: 'refused', error, reason: reason ?? '' };
  } catch {
    return { outcome: 'unreachable' };
  }
}
