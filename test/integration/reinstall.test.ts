import { createHmac, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NO_FAULTS } from '../simulator/faults.ts';
import { eventually } from '../support/eventually.ts';
import { startAppUnderTest, type AppUnderTest } from './app-under-test.ts';

let app: AppUnderTest;

beforeEach(async () => {
  app = await startAppUnderTest();
});

afterEach(() => app.close());

/** A webhook about the shop as a whole, as Shopify signs it, triggered then and delivered now. */
async function deliver(topic: string, triggeredAtMs: number): Promise<number> {
  const { domain } = app.surroundings.shop;
  const body = JSON.stringify({ id: 1, domain, myshopify_domain: domain, shop_domain: domain });
  const signature = createHmac('sha256', app.surroundings.env['SHOPIFY_API_SECRET'] ?? '').update(body);
  const response = await fetch(`${app.url}/webhooks/shopify`, {
    method: 'POST',
    headers: {
      'x-shopify-topic': topic,
      'x-shopify-shop-domain': domain,
      'x-shopify-webhook-id': randomUUID(),
      'x-shopify-triggered-at': new Date(triggeredAtMs).toISOString(),
      'x-shopify-hmac-sha256': signature.digest('base64'),
    },
    body,
  });
  return response.status;
}

async function isPrinted(): Promise<void> {
  const { shop, picanova } = app.surroundings;
  const before = picanova.orders().length;
  shop.placeOrder({ lines: [{ variant: app.variant, quantity: 1 }] });
  await eventually('the print order', () => picanova.orders().length > before);
}

it('[A16] what was said before the shop was installed again ends and erases nothing, whenever it arrives', async () => {
  const { shop, shopify } = app.surroundings;
  await isPrinted();
  shopify.faults.rates = { ...NO_FAULTS, deliveryDrop: 1 };
  const uninstalledAtMs = Date.now();
  shop.uninstall();
  shop.reinstall();
  shopify.faults.rates = NO_FAULTS;
  // All that the app notices by itself is that its tokens do not work.
  shop.placeOrder({ lines: [{ variant: app.variant, quantity: 1 }] });
  await eventually('access is lost', () => app.events.includes('token_refresh_refused'));
  await eventually('somebody opens the app', () => app.api({ method: 'GET', path: '/settings' }));
  await isPrinted();

  expect(await deliver('app/uninstalled', uninstalledAtMs)).toBe(200);
  expect(await deliver('shop/redact', uninstalledAtMs)).toBe(200);
  await isPrinted();
  expect(JSON.stringify(await app.api({ method: 'GET', path: '/connections' }))).toContain('"EU"');
});
