import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings } from './support/axe.ts';
import { openAdminBrowser, type AdminBrowser } from './support/admin-browser.ts';

const PATIENCE_MS = 90_000;

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
}, PATIENCE_MS);
afterAll(() => admin.close());

async function saved(): Promise<Readonly<Record<string, unknown>>> {
  return (await admin.app.api({ method: 'GET', path: '/settings' })) as Readonly<Record<string, unknown>>;
}

it(
  'a rate is entered with a comma or a point, checked, saved and taken away again',
  async () => {
    const { page, frame, errors, close } = await admin.open('/settings/shipping');
    await frame.getByRole('button', { name: 'Add rate' }).click();
    expect(await frame.getByLabel('Currency of Picanova').inputValue()).toBe('EUR');
    await frame.getByLabel('Currency of your shop').fill('us');
    await page.getByRole('button', { name: 'Save' }).click();
    await frame.getByText('Three letters, such as USD.').waitFor();
    await frame.getByText('Enter a number above 0.').waitFor();
    expect(await axeFindings(frame)).toEqual([]);
    await frame.getByLabel('Currency of your shop').fill('usd');
    await frame.getByLabel('One unit is worth').fill('0,92');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(async () => (await saved())['customsRates']).toEqual([{ from: 'USD', to: 'EUR', rate: 0.92 }]);
    await frame.getByRole('button', { name: 'Remove the rate of USD' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(async () => (await saved())['customsRates']).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);

it(
  'the floor of the margin is a number or nothing, and only with one may orders wait',
  async () => {
    const { page, frame, close } = await admin.open('/settings/sending');
    const floor = frame.getByLabel('Lowest margin in percent');
    expect(await frame.getByLabel('Orders below it wait for my approval').count()).toBe(0);
    await floor.fill('30');
    await frame.getByLabel('Orders below it wait for my approval').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(saved).toMatchObject({ marginFloorPercent: 30, holdBelowFloor: true });
    await floor.fill('');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(saved).toMatchObject({ marginFloorPercent: null });
    await close();
  },
  PATIENCE_MS,
);
