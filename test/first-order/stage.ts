import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { launchBrowser } from '../e2e/support/browser.ts';
import { startAdminHost } from '../simulator/admin-host/index.ts';
import { startExtensionHost } from '../simulator/extension-host/index.ts';
import { startPicanovaSimulator, type PicanovaSimulator } from '../simulator/picanova/index.ts';
import type { AppConfig } from '../simulator/shopify/app-config.ts';
import { startShopifySimulator } from '../simulator/shopify/start.ts';
import type { ShopifySimulator, SimulatedShop } from '../simulator/shopify/types.ts';
import { showArtwork } from '../support/artwork.ts';
import { copyClone, type CloneCopy } from '../support/clone-copy.ts';
import { freePort } from '../support/launch-app.ts';
import { startRecordingProxy, type RecordingProxy } from '../support/recording-proxy.ts';
import { startDevCommand } from '../support/start-command.ts';

/** The app as the Dev Dashboard shows it. */
export const APP = {
  clientId: '5e1f0c4b9d3a4c7e8f60718293a4b5c6',
  secret: 'the-secret-of-the-first-order',
  url: 'https://prints.example.net',
} as const;
/** The store at merchOne, as its settings show it. */
export const ACCOUNT = { user: 'harbour-prints', key: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' } as const;

/** For whatever shall appear on a page: the machine may be busy. */
const PATIENCE_MS = 60_000;

/** A real shop's surroundings, each thing made when somebody makes it. */
export interface Stage {
  readonly clone: CloneCopy;
  /** Variables of the running app, for the doctor. */
  readonly env: Readonly<Record<string, string>>;
  readonly picanova: PicanovaSimulator;
  /** Shopify takes over what was deployed. */
  release(app: AppConfig): Promise<void>;
  /** The merchant grants the scopes that were deployed. Before, the app has no way into the shop. */
  install(): void;
  /** `shopify app dev`: the app behind the tunnel. */
  startDev(): Promise<void>;
  readonly tunnel: RecordingProxy;
  readonly shopify: ShopifySimulator;
  readonly shop: SimulatedShop;
  /** The app in the admin, as the merchant has it open. */
  readonly view: { readonly page: Page; readonly frame: () => Frame };
  /** Opens the app in the admin of the shop. */
  openApp(): Promise<void>;
  /** Opens a page of the admin itself, with the extensions that were deployed. */
  openAdminPage(path: string): Promise<Page>;
  close(): Promise<void>;
}

interface Props {
  shopify?: ShopifySimulator;
  shop?: SimulatedShop;
  page?: Page;
}

function made<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new Error(`there is no ${what} yet`);
  return thing;
}

/** Prepares tunnel, printer and browser; the shop comes with the deploy. */
export async function openStage(): Promise<Stage> {
  const closers: (() => unknown)[] = [];
  const folder = await mkdtemp(path.join(tmpdir(), 'first-order-'));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const clone = copyClone();
  closers.push(() => clone.remove());
  const port = await freePort();
  const tunnel = await startRecordingProxy(`http://127.0.0.1:${port}`);
  closers.push(() => tunnel.close());
  const picanova = await startPicanovaSimulator({ region: 'EU', accounts: [ACCOUNT] });
  closers.push(() => picanova.close());
  const browser: Browser = await launchBrowser();
  closers.push(() => browser.close());
  const props: Props = {};
  const env: Record<string, string> = {
    DATABASE_URL: `file:${path.join(folder, 'first-order.db')}`,
    ENCRYPTION_KEYS: `first:${Buffer.from(APP.clientId).toString('base64')}`,
    PICANOVA_EU_URL: picanova.url,
    PICANOVA_US_URL: picanova.url,
    ARTWORK_CHECKS: 'off',
    LOG_LEVEL: 'warn',
  };
  const handover = { apiKey: APP.clientId, apiSecret: APP.secret, tunnelUrl: tunnel.url, port };

  return {
    clone,
    picanova,
    tunnel,
    get env() {
      return { ...env, SHOPIFY_API_KEY: APP.clientId, SHOPIFY_API_SECRET: APP.secret, APP_URL: tunnel.url };
    },
    get shopify() {
      return made(props.shopify, 'Shopify');
    },
    get shop() {
      return made(props.shop, 'shop');
    },
    get view() {
      const page = made(props.page, 'open app');
      const frame = (): Frame => {
        const found = page.frame({ name: 'app-iframe' });
        if (found === null) throw new Error('the admin has no app frame');
        return found;
      };
      return { page, frame };
    },
    async release(app) {
      const shopify = await startShopifySimulator({
        apiKey: APP.clientId,
        apiSecret: APP.secret,
        webhookUrl: `${tunnel.url}/webhooks/shopify`,
        app,
      });
      closers.push(() => shopify.close());
      props.shopify = shopify;
      env['SHOPIFY_ADMIN_URL'] = shopify.adminUrl;
    },
    install() {
      props.shop = made(props.shopify, 'Shopify').addShop('harbour-prints.myshopify.com');
    },
    async startDev() {
      const command = await startDevCommand(handover, env);
      closers.push(() => command.stop());
    },
    async openApp() {
      const shop = made(props.shop, 'shop');
      const host = await startAdminHost({
        appUrl: tunnel.url,
        sessionToken: () => shop.sessionToken(),
        shop: shop.domain,
        apiKey: APP.clientId,
        products: () => shop.products().map(({ gid, title }) => ({ id: gid, title })),
      });
      closers.push(() => host.close());
      const context = await browser.newContext({ viewport: { width: 1_280, height: 900 }, reducedMotion: 'reduce' });
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      await showArtwork(context);
      await page.goto(host.url);
      props.page = page;
    },
    async openAdminPage(at) {
      const shop = made(props.shop, 'shop');
      const host = await startExtensionHost({
        network: {
          adminUrl: made(props.shopify, 'Shopify').adminUrl,
          apiKey: APP.clientId,
          apiSecret: APP.secret,
          appUrl: tunnel.url,
          shop,
        },
      });
      closers.push(() => host.close());
      const page = await browser.newPage({ viewport: { width: 1_120, height: 900 }, reducedMotion: 'reduce' });
      page.setDefaultTimeout(PATIENCE_MS);
      await showArtwork(page);
      await page.goto(`${host.url}${at}`);
      return page;
    },
    async close() {
      for (const close of closers.splice(0).toReversed()) await close();
    },
  };
}
