import { setup } from '../test/extensions/build-once.ts';
import { furnishScenes } from '../test/extensions/scenes.ts';
import { openExtensionBrowser } from '../test/extensions/extension-browser.ts';
import type { Language } from './extension-locales.ts';
import { picture } from './picture.ts';

/** A picture of every extension, as it stands in Shopify's own pages. */
export async function extensionScreenshots(language: Language): Promise<void> {
  setup();
  const browser = await openExtensionBrowser(15);
  try {
    for (const { name, path: address, prepare } of await furnishScenes(browser)) {
      const view = await browser.open(address, language);
      await prepare(view, language);
      await view.page.waitForLoadState('networkidle');
      await view.page.screenshot({ ...picture(name, language), fullPage: true });
      await view.close();
    }
  } finally {
    await browser.close();
  }
}
