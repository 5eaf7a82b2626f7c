import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts as german } from '../../frontend/i18n/de/index.ts';
import { texts as english } from '../../frontend/i18n/en/index.ts';
import { eventually } from '../support/eventually.ts';
import { axeFindings } from './support/axe.ts';
import { openAdminBrowser, settled, type AdminBrowser } from './support/admin-browser.ts';

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
}, 90_000);
afterAll(() => admin.close());

const LOOKS = [
  { name: 'English on a desktop', texts: english, locale: 'en-US', widthPx: 1280 },
  { name: 'German on a phone', texts: german, locale: 'de-DE', widthPx: 360 },
] as const;

describe.each(LOOKS)('in $name', ({ texts: { sending, action }, ...look }) => {
  it('a shop keeps phone numbers to itself, and gives its own e-mail where a buyer gave none', async () => {
    await admin.app.api({
      method: 'PATCH',
      path: '/settings',
      body: { phonePolicy: 'send', emailPolicy: 'send', defaultEmail: '' },
    });
    const view = await admin.open('/settings/sending', look);
    await settled(view);
    const { frame, page } = view;
    expect(await frame.getByLabel(sending.defaultEmail).count()).toBe(0);
    await frame.getByLabel(sending.phonePolicy, { exact: true }).selectOption('omit');
    await frame.getByLabel(sending.emailPolicy, { exact: true }).selectOption('default');
    await frame.getByLabel(sending.defaultEmail).fill('orders');
    await page.getByRole('button', { name: action.save }).click();
    await frame.getByText(sending.defaultEmailError).waitFor();
    expect(await axeFindings(frame)).toEqual([]);
    await frame.getByLabel(sending.defaultEmail).fill('orders@acme.example');
    await page.getByRole('button', { name: action.save }).click();
    await eventually('it is saved', async () => {
      const settings = (await admin.app.api({ method: 'GET', path: '/settings' })) as Record<string, unknown>;
      return settings['phonePolicy'] === 'omit' && settings['defaultEmail'] === 'orders@acme.example';
    });
    await view.close();
  });
});
