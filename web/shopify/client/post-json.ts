import { createHttpClient, type HttpLimits, type HttpResult } from '../../outbound/http-client.ts';

export type PostTimeouts = Pick<HttpLimits, 'connectMs' | 'totalMs'>;

export const POST_TIMEOUTS: PostTimeouts = { connectMs: 5_000, totalMs: 20_000 };

/** The largest answer in sight, an order of 250 lines with their metafields, stays below 2 MB. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

const http = createHttpClient();

/** Posts JSON text to Shopify. */
export function postJson(
  url: string,
  body: string,
  options: { readonly headers: Readonly<Record<string, string>>; readonly timeouts: PostTimeouts },
): Promise<HttpResult> {
  return http.send({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', accept: 'application/json', ...options.headers },
    body,
    limits: { ...options.timeouts, maxAnswerBytes: MAX_ANSWER_BYTES },
  });
}
