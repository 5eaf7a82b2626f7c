import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExtensionNetwork } from '../simulator/extension-host/direct-api.ts';
import { startArtworkSimulator } from '../simulator/artwork/start.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { callApi, connectShop, startSurroundings, type Surroundings } from '../support/surroundings.ts';

/** The app as a process between both simulators, connected, and what an extension in its shop reaches. */
export interface ConnectedApp extends Surroundings {
  readonly app: LaunchedApp;
  readonly network: ExtensionNetwork;
  /** What the app says to a route. */
  ask(path: string): Promise<unknown>;
}

export async function startConnectedApp(seed: number): Promise<ConnectedApp> {
  const folder = mkdtempSync(path.join(tmpdir(), 'extensions-'));
  const connected = await startSurroundings({
    seed,
    databaseUrl: `file:${path.join(folder, 'app.db')}`,
    callsPerMinute: Infinity,
    pollSeconds: 1,
  });
  const artwork = await startArtworkSimulator({ shapes: { '/lighthouse.jpg': [3, 4] } });
  const env = { ...connected.env, ARTWORK_RESOLVE_TO: artwork.url };
  const app = await launchApp({ env, port: connected.port });
  await connectShop(connected, app.url);
  const ask = (route: string): Promise<unknown> => callApi(connected, app.url, { method: 'GET', path: route });
  return {
    ...connected,
    app,
    ask,
    network: {
      adminUrl: connected.shopify.adminUrl,
      apiKey: connected.env['SHOPIFY_API_KEY'] ?? '',
      apiSecret: connected.env['SHOPIFY_API_SECRET'] ?? '',
      appUrl: app.url,
      shop: connected.shop,
    },
    async close() {
      await app.stop();
      await artwork.close();
      await connected.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
