import { startAdminHost } from '../simulator/admin-host/index.ts';
import { startExtensionHost } from '../simulator/extension-host/index.ts';
import { startPromptPrinter } from '../support/prompt-printer.ts';
import { ACCOUNTS, type Demo } from './demo.ts';

export interface Admin {
  /** The app in its frame, as Shopify embeds it. */
  readonly appPageUrl: string;
  /** All orders and products; their pages hold the app's extensions. */
  readonly shopPageUrl: string;
  close(): Promise<void>;
}

/** Slow enough to see an order wait. */
const PLANT_LOOKS_MS = 4_000;

/**
 * Shopify's admin around the running app, for somebody who wants to try: the app's pages, the shop's own with the
 * extensions, and a plant that ships what is bought.
 */
export async function openAdmin({
  shop,
  network,
  picanova,
}: Pick<Demo, 'shop' | 'network' | 'picanova'>): Promise<Admin> {
  let appPageUrl = '';
  const pages = await startExtensionHost({
    network,
    pickable: () => shop.products().map(({ gid }) => gid),
    appPageUrl: () => appPageUrl,
  });
  const host = await startAdminHost({
    appUrl: network.appUrl,
    sessionToken: () => shop.sessionToken(),
    shop: shop.domain,
    apiKey: network.apiKey,
    products: () => shop.products().map(({ gid, title }) => ({ id: gid, title })),
    adminPagesUrl: pages.url,
  });
  appPageUrl = host.url;
  const plants = (['EU', 'US'] as const).map((region) =>
    startPromptPrinter({ picanova: picanova[region], user: ACCOUNTS[region].user, everyMs: PLANT_LOOKS_MS }),
  );
  return {
    appPageUrl,
    shopPageUrl: pages.url,
    async close() {
      await Promise.all(plants.map((plant) => plant.stop()));
      await host.close();
      await pages.close();
    },
  };
}
