import { Router } from 'express';
import type { ShopSettings } from '../../domain/settings.ts';
import type { Clock, ShopStore } from '../../pipeline/ports/index.ts';
import { shopOf } from '../session.ts';
import { settings as contract } from './contract/index.ts';
import { validBody } from './validate.ts';

/** The shop's settings: read whole, written by the keys that change. Orders that were waiting are planned again under the new ones. */
export function settingsRoutes(parts: { shops: ShopStore; clock: Clock; onChanged: () => void }): Router {
  const { shops, clock } = parts;
  const router = Router();

  async function current(shop: ReturnType<typeof shopOf>): Promise<ShopSettings> {
    const found = await shops.find(shop);
    if (found === null) throw new Error('an authorised shop has no row');
    return found.settings;
  }

  router.get('/', async (_request, response) => void response.json(await current(shopOf(response))));

  router.patch('/', async (request, response) => {
    const change = validBody(contract.partial(), request, response);
    if (change === null) return;
    const shop = shopOf(response);
    const merged = contract.parse({ ...(await current(shop)), ...change }) as ShopSettings;
    await shops.saveSettings(shop, merged, clock.now());
    parts.onChanged();
    response.json(merged);
  });

  return router;
}
