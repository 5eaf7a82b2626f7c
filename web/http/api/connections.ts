import { Router } from 'express';
import type { Connection, Clock, ConnectionStore, Random } from '../../pipeline/ports/index.ts';
import type { Connect } from '../../pipeline/connect.ts';
import { shopOf } from '../session.ts';
import { connectionInput, region } from './contract/index.ts';
import { validBody, validParam } from './validate.ts';

export interface ConnectionParts {
  readonly connections: ConnectionStore;
  readonly connect: Connect;
  readonly appUrl: string;
  readonly clock: Clock;
  readonly random: Random;
}

const STATUS = { connected: 200, credentials_rejected: 422, unreachable: 503 } as const;

/** EU and US credentials, their test, and the webhook URL to paste into Picanova's store settings (product §4). */
export function connectionRoutes(parts: ConnectionParts): Router {
  const { connections, connect, appUrl, clock, random } = parts;
  const router = Router();

  async function view(connection: Connection) {
    const { apiUser, currency, rejected, catalogueAtMs, lastWebhookAtMs } = connection;
    const secret = await connections.webhookSecret(connection.id);
    return { region: connection.region, apiUser, currency, rejected, catalogueAtMs, lastWebhookAtMs, webhookUrl: `${appUrl}/webhooks/picanova/${connection.id}/${secret ?? ''}` };
  }

  router.get('/', async (_request, response) => {
    const all = await connections.list(shopOf(response));
    response.json({ connections: await Promise.all(all.map(view)) });
  });

  router.put('/:region', async (request, response) => {
    const given = validBody(connectionInput, request, response);
    const at = validParam(region, request.params['region'], response);
    if (given === null || at === null) return;
    const result = await connect.connect(shopOf(response), at, given);
    response.status(STATUS[result.outcome]).json(result);
  });

  router.post('/:region/test', async (request, response) => {
    const at = validParam(region, request.params['region'], response);
    if (at === null) return;
    const connection = (await connections.list(shopOf(response))).find((one) => one.region === at);
    const access = connection && (await connections.access(connection.id));
    if (!access) return void response.status(404).json({ error: 'not_connected' });
    const result = await connect.check(access);
    await connections.markRejected(access.id, result.outcome === 'credentials_rejected');
    response.json(result);
  });

  router.post('/:region/webhook-secret', async (request, response) => {
    const at = validParam(region, request.params['region'], response);
    if (at === null) return;
    const connection = (await connections.list(shopOf(response))).find((one) => one.region === at);
    if (!connection) return void response.status(404).json({ error: 'not_connected' });
    await connections.rotateWebhookSecret(connection.id, random.id(), clock.now());
    response.json(await view(connection));
  });

  router.delete('/:region', async (request, response) => {
    const at = validParam(region, request.params['region'], response);
    if (at === null) return;
    await connections.remove(shopOf(response), at, clock.now());
    response.status(204).end();
  });

  return router;
}
