import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts as german } from '../../frontend/i18n/de/index.ts';
import { axeFindings } from './support/axe.ts';
import { furnish, SCREENS } from './support/screens.ts';
import { settled, openAdminBrowser, type AdminBrowser, type ViewOptions } from './support/admin-browser.ts';

let admin: AdminBrowser;
let addresses: Readonly<Record<string, string>>;
beforeAll(async () => {
  admin = await openAdminBrowser();
  addresses = await furnish(admin);
}, 90_000);
afterAll(() => admin.close());

const LOOKS: readonly (ViewOptions & { readonly name: string })[] = [
  { name: 'English on a desktop', locale: 'en-US', widthPx: 1280 },
  { name: 'German on a phone', locale: 'de-DE', widthPx: 360 },
];

describe.each(LOOKS)('in $name', (look) => {
  it.each(SCREENS)('%s is accessible, fits its width and complains about nothing', async (screen) => {
    const view = await admin.open(addresses[screen] ?? '', look);
    await settled(view);
    expect(await axeFindings(view.frame)).toEqual([]);
    expect(
      await view.frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0);
    expect(await view.frame.evaluate(() => document.documentElement.lang)).toBe(look.locale?.slice(0, 2));
    expect(view.errors).toEqual([]);
    await view.close();
  });
});

it('speaks German with German numbers', async () => {
  const { frame, close } = await admin.open(addresses['order-shipped'] ?? '', { locale: 'de-DE' });
  await frame.getByText(german.order.inShopify, { exact: true }).first().waitFor();
  await frame
    .getByText(/\d+,\d{2}\s€/)
    .first()
    .waitFor();
  await close();
});

it('has the built style of everything it draws: the chart is told apart by colour', async () => {
  const { frame, close } = await admin.open(addresses['home'] ?? '/');
  await frame.locator('.chart-swatch rect').first().waitFor();
  const fills = await frame
    .locator('.chart-swatch rect')
    .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).fill));
  expect(new Set(fills).size).toBe(3);
  expect(fills).not.toContain('rgb(0, 0, 0)');
  await close();
});
