import { afterEach, describe, expect, it, vi } from 'vitest';
import { DOCUMENTS } from './documents.ts';
import { ask } from './graphql.ts';
import { scriptFetch, type Scripted } from './testing.ts';

afterEach(() => vi.unstubAllGlobals());

describe('a question to Shopify', () => {
  it('goes to the direct API with its name, text and variables', async () => {
    const sent = scriptFetch({ body: { data: { order: null } } });
    expect(await ask('OrderParcels', { id: 'o' })).toEqual({ outcome: 'answer', data: { order: null } });
    expect(sent).toEqual([
      {
        url: 'shopify:admin/api/graphql.json',
        method: 'POST',
        body: { query: DOCUMENTS.OrderParcels, variables: { id: 'o' }, operationName: 'OrderParcels' },
      },
    ]);
  });

  it.each<[string, Scripted, object]>([
    [
      'a missing scope',
      { body: { data: null, errors: [{ message: 'no scope', extensions: { code: 'ACCESS_DENIED' } }] } },
      { outcome: 'denied', reason: 'no scope' },
    ],
    [
      'a partial answer with a missing scope',
      { body: { data: { product: null }, errors: [{ message: 'no scope', extensions: { code: 'ACCESS_DENIED' } }] } },
      { outcome: 'denied', reason: 'no scope' },
    ],
    [
      'a person without access',
      { body: { errors: 'Forbidden' }, status: 403 },
      { outcome: 'denied', reason: 'Forbidden' },
    ],
    [
      'throttling',
      { body: { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }] } },
      { outcome: 'failed', reason: 'Throttled' },
    ],
    ['an answer without data', { body: {} }, { outcome: 'failed', reason: '' }],
    ['no network', 'no answer', { outcome: 'failed', reason: 'Failed to fetch' }],
  ])('that meets %s says so', async (_what, answer, result) => {
    scriptFetch(answer);
    expect(await ask('Holds', { id: 'f' })).toEqual(result);
  });

  it('that meets a page instead of JSON has failed', async () => {
    scriptFetch('a page of html');
    expect(await ask('Holds', { id: 'f' })).toMatchObject({ outcome: 'failed' });
  });
});
