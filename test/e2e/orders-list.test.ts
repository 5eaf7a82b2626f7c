import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts as german } from '../../frontend/i18n/de/index.ts';
import { texts as english } from '../../frontend/i18n/en/index.ts';
import { NO_FAULTS } from '../simulator/faults.ts';
import { eventually } from '../support/eventually.ts';
import { axeFindings } from './support/axe.ts';
import { CANVAS, firstVariant, printProduct } from './support/goods.ts';
import { openAdminBrowser, settled, type AdminBrowser } from './support/admin-browser.ts';

/** More than a page of the list. */
const STUCK = 27;
const PATIENCE_MS = 120_000;

let admin: AdminBrowser;
let broken = '';
beforeAll(async () => {
  admin = await openAdminBrowser();
  const { shop } = admin.app.surroundings;
  const product = printProduct(shop, 'Misty forest', { fields: { ...CANVAS, print_sku: 'NO-SUCH-SKU' } });
  broken = firstVariant(product);
  for (let placed = 0; placed < STUCK; placed += 1) shop.placeOrder({ lines: [{ variant: broken, quantity: 1 }] });
  await eventually('all orders wait with a problem', async () => (await count('attention')) === STUCK);
}, 90_000);
afterAll(() => admin.close());

async function count(tab: string): Promise<number> {
  const { counts } = (await admin.app.api({ method: 'GET', path: '/orders/counts' })) as {
    counts: Readonly<Record<string, number>>;
  };
  return counts[tab] ?? 0;
}

describe.each([
  { locale: 'en-US', texts: english },
  { locale: 'de-DE', texts: german },
] as const)('[U8] the views of the orders, in $locale', ({ locale, texts }) => {
  it.each([1280, 1040, 360])('are all seen and can be pressed at %i px', async (widthPx) => {
    const view = await admin.open('/orders', { locale, widthPx });
    await settled(view);
    const tabs = view.frame.getByRole('tab');
    const names = await tabs.allTextContents();
    const { tab } = texts.orders;
    expect(names.map((name) => name.replace(/ [\d.,]*$/, ''))).toEqual(Object.values(tab));
    const width = await view.frame.evaluate(() => document.documentElement.clientWidth);
    for (const one of await tabs.all()) {
      const box = await one.boundingBox();
      expect(box === null ? -1 : box.x + box.width).toBeLessThanOrEqual((await frameLeft(view.frame)) + width);
      await one.click({ trial: true, timeout: 10_000 });
    }
    await tabs.nth(7).click();
    await view.frame.getByText(texts.orders.emptyTab.title).waitFor();
    expect(await axeFindings(view.frame)).toEqual([]);
    await view.close();
  });
});

async function frameLeft(frame: Awaited<ReturnType<AdminBrowser['open']>>['frame']): Promise<number> {
  return (await (await frame.frameElement()).boundingBox())?.x ?? 0;
}

it(
  '[U6] [U14] [U28] [U31] many at once: asked about by name, number and cost, and told what became of them',
  async () => {
    const { shop, shopify } = admin.app.surroundings;
    const view = await admin.open('/orders');
    const { page, frame, errors, close } = view;
    const attention = frame.getByRole('tab', { name: `Needs attention ${STUCK}`, exact: true });
    await attention.waitFor();
    await frame.getByRole('tab', { name: /^All/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => attention.getAttribute('aria-selected')).toBe('true');
    // A tick on what another view showed is none on this one.
    await settled(view);

    const all = frame.getByRole('checkbox', { name: /Select all/ }).first();
    const tickAll = async (): Promise<void> => {
      await all.check({ force: true });
      await frame.getByRole('button', { name: `Select all ${STUCK}`, exact: true }).click();
    };
    const askToCancel = async (): Promise<void> => {
      await frame.getByRole('button', { name: 'More actions' }).last().click();
      await frame.getByRole('button', { name: 'Cancel print orders' }).click();
    };
    await tickAll();
    await frame.getByText(`${STUCK} selected`).first().waitFor();
    const question = page.getByRole('dialog');
    await askToCancel();
    await question.getByText(`Cancel ${STUCK} print orders?`).waitFor();
    expect(await question.textContent()).toMatch(/#\d+, #\d+, #\d+, #\d+, #\d+ and 22 more\. What Picanova charges/);
    await question.getByRole('button', { name: 'Keep them' }).click();
    expect(await count('attention')).toBe(STUCK);
    await frame.getByRole('button', { name: 'Undo' }).click();
    await frame.locator('tbody input[type=checkbox]').first().check({ force: true });
    const name = await frame.locator('tbody a').first().textContent();
    await askToCancel();
    await question.getByText(`Cancel the print order of ${name ?? ''}?`).waitFor();
    expect(await question.textContent()).toContain('nothing is made and nothing is charged');
    await question.getByRole('button', { name: 'Keep it' }).click();

    await tickAll();
    const again = frame.getByRole('button', { name: 'Check again and send' });
    await again.click();
    await frame.getByText(`${STUCK} done`).waitFor();
    await frame.getByText(`${STUCK} of them still have a problem.`).waitFor();
    expect(await axeFindings(frame)).toEqual([]);

    // Nobody hears of the mended product: only the task makes them go on.
    shopify.faults.rates = { ...NO_FAULTS, deliveryDrop: 1 };
    shop.setMetafields(broken, [{ namespace: '$app', key: 'print_sku', value: CANVAS['print_sku'] ?? '' }]);
    await tickAll();
    await again.click();
    await frame.getByRole('tab', { name: `At Picanova ${STUCK}`, exact: true }).waitFor();
    await frame.getByRole('tab', { name: 'Needs attention 0', exact: true }).waitFor();
    expect(errors).toEqual([]);
    shopify.faults.rates = NO_FAULTS;
    await close();
  },
  PATIENCE_MS,
);
