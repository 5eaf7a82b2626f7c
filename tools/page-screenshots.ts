import { setup } from '../test/e2e/support/build-pages.ts';
import { furnish } from '../test/e2e/support/screens.ts';
import { openAdminBrowser, settled } from '../test/e2e/support/admin-browser.ts';
import type { Language } from './extension-locales.ts';
import { picture } from './picture.ts';

/** As the admin names its languages. */
export const LOCALES = { en: 'en-US', de: 'de-DE' } as const satisfies Readonly<Record<Language, string>>;

/** A picture of every screen of the app's own pages. */
export async function pageScreenshots(language: Language): Promise<void> {
  setup();
  const browser = await openAdminBrowser();
  try {
    for (const [name, address] of Object.entries(await furnish(browser))) {
      const view = await browser.open(address, { locale: LOCALES[language], hasArtwork: true });
      await settled(view);
      await view.page.screenshot(picture(name, language));
      await view.close();
    }
  } finally {
    await browser.close();
  }
}
