import type { ShopDomain } from '../../../domain/kernel/ids.ts';
import type { Clock, Reads, ShopifyProducts, ShopStore } from '../../../pipeline/ports/index.ts';
import { SETTINGS_MAX_BYTES, type ShopSettings } from '../../../contract/index.ts';
import { isMapped } from '../../../domain/planning/shipping-choice.ts';
import { mount, type Api } from '../endpoint.ts';
import { refusalOf } from './products.ts';

export interface SettingsParts {
  readonly shops: ShopStore;
  readonly reads: Reads;
  readonly shopifyProducts: ShopifyProducts;
  readonly clock: Clock;
  /** Orders that were waiting are planned again under the new settings, and products are checked anew. */
  readonly onChanged: (shop: ShopDomain) => Promise<void>;
}

/**
 * The shop's settings: read whole, kept by the keys that the merchant changed; and what was seen of a shop that they
 * are about.
 */
export function settingsRoutes(api: Api, parts: SettingsParts): void {
  const { shops, reads, clock } = parts;

  async function current(shop: ShopDomain): Promise<ShopSettings> {
    const found = await shops.find(shop);
    if (found === null) throw new Error('an authorised shop has no row');
    return found.settings;
  }

  mount(api, 'settings', async ({ shop }) => ({ body: await current(shop) }));

  mount(api, 'saveSettings', async ({ shop, body }) => {
    const change = body as Partial<ShopSettings>;
    const merged = { ...(await current(shop)), ...change };
    if (Buffer.byteLength(JSON.stringify(merged)) > SETTINGS_MAX_BYTES) return { refusal: 413, error: 'too_many' };
    const ordersWoken = await shops.saveSettings(shop, change, clock.now());
    await parts.onChanged(shop);
    return { body: { ...(await current(shop)), ordersWoken } };
  });

  mount(api, 'shippingTitles', async ({ shop }) => {
    const [{ shippingRules }, titles] = await Promise.all([current(shop), reads.seen.shippingTitles(shop)]);
    return {
      body: {
        titles: titles.map((seen) => ({
          ...seen,
          mapped: isMapped({ shippingRules }, seen),
        })),
      },
    };
  });

  mount(api, 'namespaces', async ({ shop }) => {
    const answer = await parts.shopifyProducts.definitions(shop);
    if (answer.outcome !== 'listed') return refusalOf(answer);
    const keys = new Map<string, Set<string>>([
      ['$app', new Set()],
      ['custom', new Set()],
    ]);
    for (const { namespace, key } of answer.definitions)
      keys.set(namespace, (keys.get(namespace) ?? new Set()).add(key));
    return { body: { namespaces: [...keys].map(([namespace, found]) => ({ namespace, keys: found.size })) } };
  });

  mount(api, 'catalogueOptions', async ({ shop }) => {
    const options = await reads.catalogue.options(shop);
    return {
      body: { options: options.map(({ name, isRequired, values }) => ({ name, isRequired, values: [...values] })) },
    };
  });
}
