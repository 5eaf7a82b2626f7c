import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TOKEN_ROUTE } from '../simulator/shopify/http.ts';
import { eventually } from '../support/eventually.ts';
import { startAppUnderTest, type AppUnderTest } from './app-under-test.ts';

let app: AppUnderTest;
beforeEach(async () => {
  app = await startAppUnderTest({ pollSeconds: 1 });
});
afterEach(() => app.close());

const tokenRequests = (): number => app.surroundings.shopify.requests().byOperation[TOKEN_ROUTE] ?? 0;
const times = (event: string): number => app.events.filter((one) => one === event).length;

function place(): void {
  app.surroundings.shop.placeOrder({ lines: [{ variant: app.variant, quantity: 1 }] });
}

function printed(count: number): Promise<unknown> {
  return eventually(`${count} printed`, () => app.surroundings.picanova.orders().length === count);
}

async function isAccessLost(): Promise<boolean> {
  const home = (await app.api({ method: 'GET', path: '/home' })) as { health: { shopifyAccessLost: boolean } };
  return home.health.shopifyAccessLost;
}

describe('orders are printed', () => {
  it('[B8] whatever a refresh answer leaves out', async () => {
    const { shopify, shop } = app.surroundings;
    const omit = ['expires_in', 'refresh_token', 'refresh_token_expires_in', 'scope'];
    shopify.tokenEndpoint = { omit, refuse: null };
    for (let count = 1; count <= 2; count += 1) {
      shop.endTokens('access');
      place();
      await printed(count);
    }
    expect(await isAccessLost()).toBe(false);
  });

  it('when the answer to a refresh is lost: it is asked for again with the same token', async () => {
    const { shopify, shop } = app.surroundings;
    shopify.faults.script(TOKEN_ROUTE, { kind: 'cut_after_commit' });
    shop.endTokens('access');
    place();
    await printed(1);
    expect(times('token_refresh_refused')).toBe(0);
  });

  it('as soon as the app is opened again after its access was lost', async () => {
    app.surroundings.shop.endTokens('all');
    place();
    await eventually('access is lost', () => times('token_refresh_refused') > 0);
    const before = tokenRequests();
    const failed = times('reconcile_postponed');
    await eventually('three rounds without access', () => times('reconcile_postponed') >= failed + 3);
    expect(tokenRequests()).toBe(before);
    await app.api({ method: 'GET', path: '/home' });
    await printed(1);
  });
});

it('[R9] a wrong secret of the app’s own is an alarm, and no shop has lost anything', async () => {
  const { shopify, shop } = app.surroundings;
  shopify.tokenEndpoint = { omit: [], refuse: 'invalid_client' };
  shop.endTokens('access');
  place();
  await eventually('an alarm', () => times('shopify_credentials_refused') > 0);
  expect(await isAccessLost()).toBe(false);
  expect(times('token_refresh_refused')).toBe(0);
});
