import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../e2e/support/browser.ts';
import { openAdmin, type Admin } from './admin.ts';
import { startDemo, type Demo } from './demo.ts';

let demo: Demo;
let admin: Admin;
let browser: Browser;

beforeAll(async () => {
  demo = await startDemo({ pollSeconds: 2 });
  admin = await openAdmin(demo);
  browser = await launchBrowser();
}, 90_000);
afterAll(async () => {
  await browser.close();
  await admin.close();
  await demo.close();
});

async function frameOf(page: Page, name: string, ready: string): Promise<Frame> {
  await page.locator(`iframe[name=${name}]`).contentFrame().locator(ready).first().waitFor();
  const frame = page.frame({ name });
  if (frame === null) throw new Error(`no frame ${name}`);
  return frame;
}

it("lets a visitor set a product's print fields, buy it, and see it fulfilled", async () => {
  demo.shop.product({ title: 'Lighthouse', variants: [{ title: '40x30', price: '39.90' }] });
  const page = await browser.newPage();
  await page.goto(admin.appPageUrl);
  expect(await (await frameOf(page, 'app-iframe', 'h1')).locator('h1').textContent()).toBe('Home');

  await page.getByRole('link', { name: 'Orders and products' }).click();
  await page.getByRole('link', { name: 'Lighthouse' }).click();
  const block = await frameOf(page, 'block', 's-admin-block');
  const products = block.getByLabel('Picanova product');
  await expect.poll(() => products.count()).toBe(3);
  await products.first().selectOption({ label: 'Canvas' });
  await block.getByLabel(/^Print SKU(?!,)/).selectOption('DIGI-40X30-1');
  await block.getByLabel('Canvas border (required)').selectOption('Mirrored');
  await block.getByLabel('Stretcher frame (required)').selectOption('2 cm');
  await block.getByLabel('Artwork link').fill('https://files.example.com/sunrise.jpg');
  await block.getByText('Europe: Ready', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('#save-bar').waitFor({ state: 'hidden' });

  await page.getByRole('link', { name: 'Shopify admin' }).click();
  await page.getByRole('button', { name: 'Buy 40x30' }).click();
  await page.waitForURL('**/orders/*');
  await expect.poll(() => demo.shop.orders()[0]?.fulfillments.length, { timeout: 30_000 }).toBe(1);
  await page.reload();
  await (await frameOf(page, 'block', 's-admin-block')).getByText('Made, shipped and fulfilled in Shopify.').waitFor();
  await page.close();
}, 90_000);
