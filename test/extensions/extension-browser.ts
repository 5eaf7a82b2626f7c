import type { Browser, Frame, Page } from 'playwright-core';
import { launchBrowser } from '../e2e/support/browser.ts';
import { showArtwork } from '../support/artwork.ts';
import { startExtensionHost, type ExtensionHost } from '../simulator/extension-host/index.ts';
import type { Language } from '../../tools/extension-locales.ts';
import { startConnectedApp, type ConnectedApp } from './connected-app.ts';

/** The built extensions on pages of a simulated admin, in a real browser, between the real app and both simulators. */
export interface ExtensionBrowser {
  readonly connected: ConnectedApp;
  readonly pickable: string[];
  /** Opens a page such as `/products/1` and waits for its block. */
  open(path: string, language?: Language): Promise<ExtensionView>;
  close(): Promise<void>;
}

export interface ExtensionView {
  readonly page: Page;
  /** Of the block; on a page without one, of nothing. */
  readonly block: Frame | null;
  /** Presses an action of the page and gives its frame. */
  act(name: string): Promise<Frame>;
  readonly errors: readonly string[];
  close(): Promise<void>;
}

const VIEWPORT = { width: 1_120, height: 900 };

async function frameOf(page: Page, name: string): Promise<Frame> {
  await page.waitForFunction(
    (wanted) =>
      document
        .querySelector<HTMLIFrameElement>(`iframe[name=${wanted}]`)
        ?.contentDocument?.querySelector('s-admin-block, s-admin-action') !== null,
    name,
  );
  const frame = page.frame({ name });
  if (frame === null) throw new Error(`the page has no frame ${name}`);
  return frame;
}

async function view(
  browser: Browser,
  host: ExtensionHost,
  at: { readonly path: string; readonly language: Language },
): Promise<ExtensionView> {
  const page = await browser.newPage({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  await showArtwork(page);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const url = new URL(at.path, host.url);
  url.searchParams.set('language', at.language);
  await page.goto(url.href);
  const block = (await page.locator('iframe[name=block]').count()) === 0 ? null : await frameOf(page, 'block');
  return {
    page,
    block,
    errors,
    async act(name) {
      await page.getByRole('button', { name, exact: true }).click();
      return frameOf(page, 'action');
    },
    close: () => page.close(),
  };
}

export async function openExtensionBrowser(seed: number): Promise<ExtensionBrowser> {
  const connected = await startConnectedApp(seed);
  const pickable: string[] = [];
  const host = await startExtensionHost({ network: connected.network, pickable: () => pickable });
  const browser = await launchBrowser();
  return {
    connected,
    pickable,
    open: (path, language = 'en') => view(browser, host, { path, language }),
    async close() {
      await browser.close();
      await host.close();
      await connected.close();
    },
  };
}
