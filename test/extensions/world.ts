import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExtensionNetwork } from '../simulator/extension-host/direct-api.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { callApi, connectShop, createWorld, type World } from '../support/world.ts';

/** The app as a process between both simulators, connected, and what an extension in its shop reaches. */
export interface ExtensionWorld extends World {
  readonly app: LaunchedApp;
  readonly network: ExtensionNetwork;
  /** What the app says to a route. */
  ask(path: string): Promise<unknown>;
}

export async function startExtensionWorld(seed: number): Promise<ExtensionWorld> {
  const folder = mkdtempSync(path.join(tmpdir(), 'extensions-'));
  const world = await createWorld({
    seed,
    databaseUrl: `file:${path.join(folder, 'app.db')}`,
    callsPerMinute: Infinity,
    pollSeconds: 1,
  });
  const app = await launchApp({ env: world.env, port: world.port });
  await connectShop(world, app.url);
  const ask = (route: string): Promise<unknown> => callApi(world, app.url, { method: 'GET', path: route });
  return {
    ...world,
    app,
    ask,
    network: {
      adminUrl: world.shopify.adminUrl,
      apiKey: world.env['SHOPIFY_API_KEY'] ?? '',
      apiSecret: world.env['SHOPIFY_API_SECRET'] ?? '',
      appUrl: app.url,
      shop: world.shop,
    },
    async close() {
      await app.stop();
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
