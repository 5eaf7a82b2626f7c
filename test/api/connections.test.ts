import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ShopDomain } from '../../web/domain/kernel/ids.ts';
import { PICANOVA, startPages, type PagesUnderTest } from './pages-under-test.ts';

let pages: PagesUnderTest;
beforeEach(async () => {
  pages = await startPages();
  await pages.ask('settings');
});
afterEach(() => pages.close());

const EU = { region: 'EU' };
const CREDENTIALS = { apiUser: PICANOVA.user, apiKey: PICANOVA.key };

async function currencies(): Promise<readonly (string | null)[]> {
  const list = await pages.store.connections.list(pages.shop.domain as ShopDomain);
  return list.map(({ currency }) => currency);
}

describe('a connection', () => {
  it('is not kept when Picanova refuses its credentials', async () => {
    const answer = await pages.ask('connect', { params: EU, body: { ...CREDENTIALS, apiKey: 'wrong' } });
    expect(answer).toMatchObject({ status: 422, body: { outcome: 'credentials_rejected' } });
    expect(await currencies()).toEqual([]);
  });

  it('shows what its prices are in from its first call on', async () => {
    const answer = await pages.ask('connect', { params: EU, body: CREDENTIALS });
    expect(answer).toMatchObject({ status: 200, body: { outcome: 'connected', currency: 'EUR' } });
    expect(await currencies()).toEqual(['EUR']);
    const { connections } = (await pages.ask('connections')).body;
    expect(connections).toMatchObject([{ region: 'EU', currency: 'EUR', catalogueAtMs: null }]);
  });

  it('is tested with a real call, which says size and currency of the catalogue', async () => {
    await pages.ask('connect', { params: EU, body: CREDENTIALS });
    const { status, body } = await pages.ask('testConnection', { params: EU });
    expect(status).toBe(200);
    expect(body).toEqual({
      outcome: 'connected',
      products: expect.any(Number),
      variants: expect.any(Number),
      currency: 'EUR',
      mode: null,
    });
  });
});
