import { DOCUMENTS, type DocumentName } from './documents.ts';

/** `denied`: a scope of the app or a right of this person is missing. `failed`: anything else; nothing was written. */
export type Asked<Data> =
  | { readonly outcome: 'answer'; readonly data: Data }
  | { readonly outcome: 'denied'; readonly reason: string }
  | { readonly outcome: 'failed'; readonly reason: string };

const ENDPOINT = 'shopify:admin/api/graphql.json';

interface GraphqlAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[] | string;
}

/**
 * Asks Shopify directly; the page adds the credentials of the person who looks at it (reference: shopify-platform
 * §7.4).
 */
export async function ask<Data>(
  name: DocumentName,
  variables: Readonly<Record<string, unknown>>,
): Promise<Asked<Data>> {
  let answer: GraphqlAnswer<Data>;
  try {
    const response = await fetch(ENDPOINT, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: DOCUMENTS[name], variables, operationName: name }),
    });
    answer = (await response.json()) as GraphqlAnswer<Data>;
    if (response.status === 401 || response.status === 403) return { outcome: 'denied', reason: reasonOf(answer) };
  } catch (error) {
    return { outcome: 'failed', reason: error instanceof Error ? error.message : '' };
  }
  const errors = typeof answer.errors === 'string' ? [{ message: answer.errors }] : (answer.errors ?? []);
  if (errors.some((error) => 'extensions' in error && error.extensions?.code === 'ACCESS_DENIED'))
    return { outcome: 'denied', reason: reasonOf(answer) };
  if (errors.length > 0 || answer.data === null || answer.data === undefined)
    return { outcome: 'failed', reason: reasonOf(answer) };
  return { outcome: 'answer', data: answer.data };
}

function reasonOf(answer: GraphqlAnswer<unknown>): string {
  return typeof answer.errors === 'string'
    ? answer.errors
    : (answer.errors ?? []).map(({ message }) => message).join(' ');
}
