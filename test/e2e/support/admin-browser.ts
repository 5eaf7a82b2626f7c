import { scheduler } from 'node:timers/promises';
import type { Browser, Frame, Page } from 'playwright-core';
import { startAppUnderTest, type AppUnderTest, type AppUnderTestOptions } from '../../integration/app-under-test.ts';
import { startAdminHost } from '../../simulator/admin-host/index.ts';
import type { PickableProduct } from '../../simulator/admin-host/chrome.ts';
import { showArtwork } from '../../support/artwork.ts';
import { launchBrowser } from './browser.ts';

export interface View {
  readonly page: Page;
  /** The app's own frame inside the admin. */
  readonly frame: Frame;
  /** What the page complained about, by console or by throwing. */
  readonly errors: readonly string[];
  /** How many requests have begun and not ended. */
  underWay(): number;
  close(): Promise<void>;
}

export interface ViewOptions {
  readonly locale?: 'en-US' | 'de-DE';
  readonly widthPx?: number;
  /** Pixels of the picture for one of the page; default 1. */
  readonly scale?: number;
  /** Artwork is there to be seen; default: its host does not answer. */
  readonly hasArtwork?: boolean;
  /** How many times slower than this machine; default 1. */
  readonly cpuSlowdown?: number;
  /** Runs in every frame before the page's own scripts. */
  readonly initScript?: string;
}

/** The real app between both simulators, in the simulated admin, in a real browser. */
export interface AdminBrowser {
  readonly app: AppUnderTest;
  /** Products that Shopify's resource picker shows. */
  readonly pickable: PickableProduct[];
  /** Where the app stands inside the admin, an origin of its own. */
  readonly appUrl: string;
  /** The next so many session tokens that the admin gives out have run out. */
  giveStaleTokens(count: number): void;
  /** Opens a path of the app, such as `/orders?tab=attention`, and waits for its title. */
  open(path: string, options?: ViewOptions): Promise<View>;
  close(): Promise<void>;
}

/** A page that has asked nothing for so long is at rest. */
const QUIET_MS = 500;
const LOOK_MS = 50;

/**
 * Waits until no call is under way and none begins. Counted here: now and then the browser's own "network idle" never
 * comes for a page whose frame is of another origin.
 */
async function idle({ underWay }: View): Promise<void> {
  for (let quietSinceMs = Date.now(); Date.now() - quietSinceMs < QUIET_MS; await scheduler.wait(LOOK_MS))
    if (underWay() > 0) quietSinceMs = Date.now();
}

/** Waits until nothing is loading: no call under way, no skeleton left. */
export async function settled(view: View): Promise<void> {
  await idle(view);
  await view.frame.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
}

const API_KEY = 'world-key';
const HEIGHT_PX = 900;
const DESKTOP_PX = 1280;

export async function openAdminBrowser(options: AppUnderTestOptions = {}): Promise<AdminBrowser> {
  const app = await startAppUnderTest(options);
  const pickable: PickableProduct[] = [];
  const { shop } = app.surroundings;
  let stale = 0;
  const host = await startAdminHost({
    appUrl: app.url,
    sessionToken() {
      if (stale === 0) return shop.sessionToken();
      stale -= 1;
      return shop.sessionToken({ expiresInSeconds: -600 });
    },
    shop: shop.domain,
    apiKey: API_KEY,
    products: () => pickable,
  });
  const browser = await launchBrowser();
  return {
    app,
    pickable,
    appUrl: host.appUrl,
    giveStaleTokens(count) {
      stale = count;
    },
    open: (path, view = {}) => openView(browser, addressOf(host.url, path, view.locale ?? 'en-US'), view),
    async close() {
      await browser.close();
      await host.close();
      await app.close();
    },
  };
}

function addressOf(base: string, path: string, locale: string): string {
  const url = new URL(base + (path === '/' ? '' : path));
  url.searchParams.set('locale', locale);
  return url.href;
}

async function openView(browser: Browser, url: string, view: ViewOptions): Promise<View> {
  const context = await browser.newContext({
    viewport: { width: view.widthPx ?? DESKTOP_PX, height: HEIGHT_PX },
    deviceScaleFactor: view.scale ?? 1,
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  if (view.hasArtwork === true) await showArtwork(context);
  if (view.initScript !== undefined) await context.addInitScript(view.initScript);
  if (view.cpuSlowdown !== undefined)
    await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: view.cpuSlowdown });
  const requests = new Set<object>();
  page.on('request', (request) => requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    // Artwork hosts of the simulated shop do not exist; a missing picture is shown as a placeholder.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  await page.goto(url);
  const frame = page.frame({ name: 'app-iframe' });
  if (frame === null) throw new Error('the admin has no app frame');
  await frame.waitForSelector('#app:not([inert]) h1');
  return { page, frame, errors, underWay: () => requests.size, close: () => context.close() };
}
