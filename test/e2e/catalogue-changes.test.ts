import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts as german } from '../../frontend/i18n/de/index.ts';
import { texts as english } from '../../frontend/i18n/en/index.ts';
import { ACCOUNT_KEY, ACCOUNT_USER } from '../support/surroundings.ts';
import { eventually } from '../support/eventually.ts';
import { axeFindings } from './support/axe.ts';
import { openAdminBrowser, settled, type AdminBrowser, type View } from './support/admin-browser.ts';
import { canvasOf, printProduct, readProducts } from './support/goods.ts';

const PATIENCE_MS = 90_000;

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
  const { shop } = admin.app.surroundings;
  printProduct(shop, 'Harbour at dawn', { sizes: ['40x30', '60x40'], fields: canvasOf });
  await readProducts(admin);
}, PATIENCE_MS);
afterAll(() => admin.close());

const LOOKS = [
  { name: 'English on a desktop', texts: english, locale: 'en-US', widthPx: 1280 },
  { name: 'German on a phone', texts: german, locale: 'de-DE', widthPx: 360 },
] as const;

async function readsWell(view: View): Promise<void> {
  await settled(view);
  expect(await axeFindings(view.frame)).toEqual([]);
  const surplus = await view.frame.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(surplus).toBe(0);
  expect(view.errors).toEqual([]);
}

/** As when a merchant enters the same key again: the catalogue is read at once. */
async function readCatalogue(): Promise<void> {
  const body = { apiUser: ACCOUNT_USER, apiKey: ACCOUNT_KEY };
  await admin.app.api({ method: 'PUT', path: '/connections/EU', body });
}

describe.each(LOOKS)('in $name', ({ texts, ...look }) => {
  const { catalogue, catalogueChanges, home, products } = texts;

  it(
    'a merchant sees what changed in the catalogue, and which of the own variants that stops',
    async () => {
      const { picanova } = admin.app.surroundings;
      Object.assign(picanova.quirks.catalogue, { nowRequired: ['Frame'], riseMinor: 150 });
      await readCatalogue();
      await eventually('Home is told', async () => {
        const view = (await admin.app.api({ method: 'GET', path: '/home' })) as { stoppedByCatalogue: number };
        return view.stoppedByCatalogue > 0;
      });
      const start = await admin.open('/', look);
      await start.frame.getByText(home.catalogueStopped.text).waitFor();
      await readsWell(start);
      await start.frame.getByRole('link', { name: home.catalogueStopped.button }).click();
      await start.frame.getByText(catalogueChanges.title).waitFor();
      const required = catalogueChanges.kind.option_required.replace('{{names}}', 'Frame');
      await start.frame.getByText(required).first().waitFor();
      await start.frame.getByLabel(catalogueChanges.usedOnly).click();
      await start.frame.getByText(catalogueChanges.unused).first().waitFor({ state: 'detached' });
      await readsWell(start);
      await start.frame
        .getByRole('link', { name: /^\d+ (?:variant|Variant)/ })
        .first()
        .click();
      await start.frame.getByText(products.onlyChange).first().waitFor();
      await readsWell(start);
      await start.close();
    },
    PATIENCE_MS,
  );

  it('a merchant has the catalogue read anew', async () => {
    const view = await admin.open('/products/catalogue', look);
    await settled(view);
    const button = view.frame.getByRole('button', { name: catalogue.refresh });
    // On a phone it is in a menu.
    if ((await button.count()) === 0) await view.frame.locator('.Polaris-ActionMenu button').first().click();
    const answered = view.page.waitForResponse((response) => response.url().endsWith('/api/catalogue/refresh'));
    await button.click();
    expect((await answered).status()).toBe(202);
    await view.close();
  });
});
