import { vi } from 'vitest';

/** One answer of the network: a body with its status and headers, or none at all. */
export type Scripted =
  | { readonly body: unknown; readonly status?: number; readonly headers?: Readonly<Record<string, string>> }
  | 'no answer'
  | 'a page of html';

export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly body: unknown;
}

/**
 * Puts a network in place of `fetch` that answers in this order; what is asked beyond it throws. Answers what was sent.
 */
export function scriptFetch(...answers: readonly Scripted[]): readonly Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}): Promise<Response> => {
    const answer = answers[sent.length];
    sent.push({
      url,
      method: init.method ?? 'GET',
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : null,
    });
    if (answer === undefined) throw new Error(`${url} was not expected`);
    if (answer === 'no answer') return Promise.reject(new TypeError('Failed to fetch'));
    if (answer === 'a page of html') return Promise.resolve(new Response('<html>Bad gateway</html>', { status: 502 }));
    return Promise.resolve(
      Response.json(answer.body, { status: answer.status ?? 200, headers: { ...answer.headers } }),
    );
  });
  return sent;
}
