import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts as german } from '../../frontend/i18n/de/index.ts';
import { openAdminBrowser, type AdminBrowser, type View } from './support/admin-browser.ts';

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
});
afterAll(() => admin.close());

/** Of a page that works; one that the server drew is only looked at. */
function heading(frame: Frame | FrameLocator, name: string): Promise<void> {
  return frame.locator('#app:not([inert])').getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** The app in an admin that was opened anew. */
function appIn(page: Page): FrameLocator {
  return page.frameLocator('iframe[name=app-iframe]');
}

async function walk({ page, frame }: View, link: string): Promise<void> {
  await page.getByRole('link', { name: link, exact: true }).click();
  await heading(frame, link);
}

/** The frame alone, as a browser does that restores a tab, or a developer. */
async function reloadFrame({ page, frame }: View): Promise<void> {
  const bounced = page.waitForResponse((response) => response.url().includes('shopify-reload='));
  await frame.evaluate('void setTimeout(() => location.reload())');
  await bounced;
}

/** The frame's own address, as the browser would restore it. */
function addressOf(frame: Frame): URL {
  return new URL(frame.url());
}

const NARROW = { widthPx: 360 };
const WIDTHS = [['on a desktop', {}] as const, ['on a phone', NARROW] as const];

describe.each(WIDTHS)('reloaded %s', (_where, look) => {
  it('[R4] after a walk through the app, the page comes back and goes on', async () => {
    const view = await admin.open('/orders', look);
    await walk(view, 'Activity');
    expect(addressOf(view.frame).search).toBe('');
    await reloadFrame(view);
    await heading(view.frame, 'Activity');
    expect(addressOf(view.frame).pathname).toBe('/activity');
    expect(addressOf(view.frame).search).toBe('');
    await walk(view, 'Orders');
    expect(view.errors).toEqual([]);
    await view.close();
  });

  it('[R3] from a restored tab, whose token ran out long ago, the page comes back', async () => {
    const view = await admin.open('/orders?tab=waiting', look);
    const restored = addressOf(view.frame);
    const stale = admin.app.surroundings.shop.sessionToken({ expiresInSeconds: -600 });
    restored.searchParams.set('id_token', stale);
    await view.frame.goto(restored.href);
    await heading(view.frame, 'Orders');
    const { searchParams } = addressOf(view.frame);
    expect([searchParams.get('tab'), searchParams.has('id_token'), searchParams.has('shopify-reload')]).toEqual([
      'waiting',
      false,
      false,
    ]);
    await walk(view, 'Activity');
    expect(view.errors).toEqual([]);
    await view.close();
  });

  it('as a whole, the admin shows the same page again', async () => {
    const view = await admin.open('/orders', look);
    await walk(view, 'Activity');
    await view.page.reload();
    await heading(appIn(view.page), 'Activity');
    await view.close();
  });
});

it('speaks the same language after it was reloaded without one in its address', async () => {
  const view = await admin.open('/orders', { locale: 'de-DE' });
  await walk(view, german.activity.title);
  await reloadFrame(view);
  await heading(view.frame, german.activity.title);
  await view.close();
});

describe('a token that has run out in the middle of use', () => {
  it('is replaced unseen', async () => {
    const view = await admin.open('/orders');
    admin.giveStaleTokens(1);
    await walk(view, 'Activity');
    await view.frame.getByRole('table').waitFor();
    expect(view.errors).toEqual([]);
    await view.close();
  });

  it('and whose successor has as well, is told in words, with a way back to the same page', async () => {
    const view = await admin.open('/orders');
    admin.giveStaleTokens(1_000);
    await walk(view, 'Activity');
    await view.frame.getByText('Your Shopify session has ended.').waitFor();
    admin.giveStaleTokens(0);
    await pressReload(view);
    await view.close();
  });
});

/** Leads to the page's address in the admin, which opens it anew. */
async function pressReload({ page, frame }: View): Promise<void> {
  const opened = page.waitForEvent('framenavigated', (navigated) => navigated === page.mainFrame());
  await frame.getByRole('button', { name: 'Reload' }).click();
  await opened;
  expect(new URL(page.url()).pathname).toMatch(/^\/store\/world\/apps\/world-key\/activity$/);
  await heading(appIn(page), 'Activity');
}

it('[R4] leads from a page that broke back to the same page', async () => {
  const view = await admin.open('/orders');
  const code = /\/assets\/activity-page[^/]*\.js/;
  const body = 'export function ActivityPage() { throw new Error(); }';
  await view.page.route(code, (route) => route.fulfill({ contentType: 'text/javascript', body }));
  await view.page.getByRole('link', { name: 'Activity', exact: true }).click();
  await view.frame.getByText('This page stopped working').waitFor();
  await view.page.unroute(code);
  await pressReload(view);
  await view.close();
});

describe('in a browser that keeps nothing for frames', () => {
  const initScript = "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('blocked'); } });";

  it('a reloaded page that cannot come back leads to the admin', async () => {
    const view = await admin.open('/orders', { initScript });
    await walk(view, 'Activity');
    await reloadFrame(view);
    const link = view.frame.getByRole('link', { name: 'Open the Shopify admin' });
    await link.waitFor();
    expect(await link.getAttribute('target')).toBe('_top');
    await view.close();
  });
});

describe('outside the admin', () => {
  async function outside<Result>(look: (page: Page) => Promise<Result>): Promise<Result> {
    const { page, close } = await admin.open('/orders');
    try {
      return await look(await page.context().newPage());
    } finally {
      await close();
    }
  }
  const ofShop = (path: string): string => `${admin.appUrl}${path}shop=${admin.app.surroundings.shop.domain}`;

  it('the app goes into it, to the page that was asked for', async () => {
    const address = await outside(async (page) => {
      await page.goto(ofShop('/orders?tab=waiting&'));
      await heading(appIn(page), 'Orders');
      return new URL(page.url());
    });
    expect([address.hostname, address.pathname]).toEqual(['localhost', '/store/world/apps/world-key/orders']);
    expect(address.searchParams.get('tab')).toBe('waiting');
  });

  it('the app goes into it from a frame that is opened in a tab of its own', async () => {
    await outside(async (page) => {
      await page.goto(ofShop('/activity?embedded=1&'));
      await page.waitForURL(/^http:\/\/localhost/);
      await heading(appIn(page), 'Activity');
    });
  });

  it('and without a shop, says where it is to be found', async () => {
    const link = await outside(async (page) => {
      await page.goto(`${admin.appUrl}/orders`);
      return page.getByRole('link', { name: 'Open the Shopify admin' }).getAttribute('href');
    });
    expect(link).toMatch(/^http:\/\/localhost:\d+\/$/);
  });

  it('in Shopify’s mobile app, which has no frame, goes to where App Bridge brings it back from', async () => {
    const address = await outside(async (page) => {
      await page.addInitScript('window.MobileWebView = {};');
      await page.goto(`${admin.appUrl}/orders?tab=waiting`);
      await page.waitForURL(/shopify-reload=/);
      return new URL(page.url());
    });
    expect(address.searchParams.get('shopify-reload')).toBe('/orders?tab=waiting');
  });

  it.each([
    [
      'with a shop and a token',
      () => `${ofShop('/?embedded=1&')}&id_token=${admin.app.surroundings.shop.sessionToken()}`,
    ],
    ['with a shop', () => ofShop('/?embedded=1&')],
    ['without a shop', () => `${admin.appUrl}/orders`],
    ['bounced', () => `${admin.appUrl}/orders?shopify-reload=${encodeURIComponent('/orders')}`],
  ])('no other site frames it: %s', async (_how, address) => {
    const site = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end(`<iframe src="${address()}"></iframe>`),
    ).listen(0, '127.0.0.1');
    await once(site, 'listening');
    const { port } = site.address() as AddressInfo;
    const said = await outside(async (page) => {
      const refusal = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
      await page.goto(`http://localhost:${port}/`);
      return (await refusal).text();
    }).finally(() => site.close());
    expect(said).toContain(admin.appUrl);
  });
});
