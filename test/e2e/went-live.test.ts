import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts as german } from '../../frontend/i18n/de/index.ts';
import { texts as english } from '../../frontend/i18n/en/index.ts';
import type { HomeView } from '../../web/contract/index.ts';
import { eventually } from '../support/eventually.ts';
import { axeFindings } from './support/axe.ts';
import { openAdminBrowser, settled, type AdminBrowser } from './support/admin-browser.ts';

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
}, 90_000);
afterAll(() => admin.close());

const homeSays = (testMode: HomeView['testMode']) =>
  eventually(
    `Home says ${testMode}`,
    async () => ((await admin.app.api({ method: 'GET', path: '/home' })) as HomeView).testMode === testMode,
  );

/** The store is a developer's in test mode, and then takes a paid plan. */
async function goLive(): Promise<void> {
  const { shop } = admin.app.surroundings;
  await admin.app.api({ method: 'PATCH', path: '/settings', body: { testMode: true } });
  shop.becomes('development');
  shop.uninstall();
  await admin.app.surroundings.shopify.drain();
  shop.reinstall();
  await homeSays('development_store');
  shop.becomes('live');
}

describe.each([
  { name: 'English on a desktop', texts: english, locale: 'en-US', widthPx: 1280, testMode: false },
  { name: 'English on a phone', texts: english, locale: 'en-US', widthPx: 360, testMode: true },
  { name: 'German on a desktop', texts: german, locale: 'de-DE', widthPx: 1280, testMode: true },
  { name: 'German on a phone', texts: german, locale: 'de-DE', widthPx: 360, testMode: false },
] as const)('in $name', ({ texts, testMode, ...look }) => {
  it('[R11] a store that went live is asked on Home what its orders are, once it opens the app', async () => {
    await goLive();
    const { went_live: asks, print, keep } = texts.home.testMode;
    await (await admin.open('/', look)).close();
    await homeSays('went_live');
    const view = await admin.open('/', look);
    await settled(view);
    for (const text of [asks.title, asks.text]) await view.frame.getByText(text, { exact: true }).waitFor();
    expect(await axeFindings(view.frame)).toEqual([]);
    const surplus = await view.frame.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(surplus).toBe(0);
    await view.frame.getByRole('button', { name: testMode ? keep : print }).click();
    await view.frame.getByText(asks.title).waitFor({ state: 'detached' });
    await homeSays(testMode ? 'on' : 'off');
    expect(view.errors).toEqual([]);
    await view.close();
  });
});
