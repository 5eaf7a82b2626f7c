import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openAdminBrowser, settled, type View } from '../test/e2e/support/admin-browser.ts';
import { setup } from '../test/e2e/support/build-pages.ts';
import { furnish } from '../test/e2e/support/screens.ts';
import type { Language } from './extension-locales.ts';
import { LOCALES } from './page-screenshots.ts';

const PICTURES_DIR = path.resolve(import.meta.dirname, '..', 'docs', 'listing', 'pictures');

/** Shopify wants 1600 × 900 pixels of the app alone; at this scale its texts can be read in the small picture too. */
const WIDTH_PX = 1_280;
const HEIGHT_PX = 720;
const SCALE = 1.25;
/** Stays in sight above what a table is scrolled to. */
const TABLE_HEAD_PX = 36;

/** In the order of the listing; `from` is what a picture begins with, when not with the top of the page. */
const SCREENS: readonly { readonly name: string; readonly from?: string }[] = [
  { name: 'home' },
  { name: 'orders' },
  { name: 'order-problem' },
  { name: 'products' },
  { name: 'product-editor', from: '.editor' },
  { name: 'catalogue' },
];

/** The pictures of the App Store's listing, from the real app: the pages without the admin around them. */
export async function listingScreenshots(language: Language): Promise<void> {
  setup();
  mkdirSync(PICTURES_DIR, { recursive: true });
  const browser = await openAdminBrowser();
  try {
    const addresses = await furnish(browser);
    for (const [index, { name, from }] of SCREENS.entries()) {
      const view = await browser.open(addresses[name] ?? '/', {
        locale: LOCALES[language],
        hasArtwork: true,
        scale: SCALE,
      });
      const clip = await frameOnly(view);
      if (from !== undefined)
        await view.frame
          .locator(from)
          .first()
          .evaluate((element, below) => {
            element.scrollIntoView();
            scrollBy(0, -below);
          }, TABLE_HEAD_PX);
      await view.page.screenshot({ path: path.join(PICTURES_DIR, `${index + 1}-${name}.${language}.png`), clip });
      await view.close();
    }
  } finally {
    await browser.close();
  }
}

/** Makes the window so large that the app's frame has the wanted size, and says where it is. */
async function frameOnly(view: View) {
  const { page } = view;
  const iframe = page.locator('iframe[name=app-iframe]');
  const place = await iframe.boundingBox();
  const window = page.viewportSize();
  if (place === null || window === null) throw new Error('the admin shows no app');
  await page.setViewportSize({
    width: window.width + WIDTH_PX - place.width,
    height: window.height + HEIGHT_PX - place.height,
  });
  await settled(view);
  return { x: place.x, y: place.y, width: WIDTH_PX, height: HEIGHT_PX };
}
