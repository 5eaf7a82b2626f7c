import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAdminBrowser, type AdminBrowser } from './support/admin-browser.ts';
import { axeFindings } from './support/axe.ts';
import { CANVAS, printProduct } from './support/goods.ts';

/** A whole story in a browser, on a machine that may be busy. */
const PATIENCE_MS = 120_000;

/** Above which Shopify collects a shop's variants by itself, which takes its time. */
const LARGE = 300;

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
}, PATIENCE_MS);
afterAll(() => admin.close());

/** No reading is left over: one that began earlier is joined by whoever asks, and knows nothing of a later product. */
async function nothingIsRead(): Promise<void> {
  await expect
    .poll(() => admin.app.api({ method: 'GET', path: '/products/counts' }), { timeout: 30_000 })
    .toMatchObject({ reading: null });
}

it.each(['/products/table', '/products/copy', '/products/mapping', '/products/import', '/products'])(
  '[U4] says on %s that the list is still being read, and shows it by itself when it is',
  async (path) => {
    const { shop, shopify } = admin.app.surroundings;
    await nothingIsRead();
    shopify.quirks.bulk.takesMs = 8_000;
    const title = `Late ${path.replaceAll('/', ' ').trim()}`;
    printProduct(shop, title, { sizes: Array.from({ length: LARGE }, (_, n) => `${n}x${n}`), fields: CANVAS });
    await admin.app.api({ method: 'POST', path: '/products/index' });
    const { frame, errors, close } = await admin.open(`${path}?q=${encodeURIComponent(title)}`);
    const note = frame
      .getByText(/(are being read from Shopify: \d+ variants? so far|Reading your products from Shopify)/)
      .first();
    await note.waitFor();
    expect(await axeFindings(frame)).toEqual([]);
    if (path !== '/products') await note.waitFor({ state: 'detached' });
    if (path === '/products/table') await frame.getByLabel(`Print SKU of ${title}, 0x0`).waitFor();
    if (path === '/products') await frame.getByText(title).first().waitFor();
    expect(errors).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);
