// The yardstick: Shopify's own Express middleware with a handler that does nothing, as its documentation mounts it.
import '@shopify/shopify-api/adapters/node';
import { ApiVersion, DeliveryMethod } from '@shopify/shopify-api';
import { shopifyApp } from '@shopify/shopify-app-express';
import express from 'express';

const [, , port, apiKey = '', apiSecretKey = ''] = process.argv;
const shopify = shopifyApp({
  api: {
    apiKey,
    apiSecretKey,
    apiVersion: ApiVersion.October26,
    scopes: ['read_orders'],
    hostName: '127.0.0.1',
    hostScheme: 'https',
    logger: { level: 0 },
  },
  auth: { path: '/api/auth', callbackPath: '/api/auth/callback' },
  webhooks: { path: '/webhooks/shopify' },
});
const handler = {
  deliveryMethod: DeliveryMethod.Http as const,
  callbackUrl: '/webhooks/shopify',
  callback: () => Promise.resolve(),
};
const app = express();
app.post('/webhooks/shopify', ...[shopify.processWebhooks({ webhookHandlers: { ORDERS_PAID: handler } })].flat());
app.get('/readyz', (_request, response) => void response.sendStatus(200));
app.listen(Number(port), '127.0.0.1');
