// `npm run screenshots` writes a picture of every screen to docs/screenshots/, from the real app and the simulators;
// `-- --language de` for those of another language.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setup } from '../test/e2e/support/build-pages.ts';
import { openAdminBrowser, settled } from '../test/e2e/support/admin-browser.ts';
import { furnish } from '../test/e2e/support/screens.ts';
import { SCREENSHOTS, wantedLanguage } from './screenshot-language.ts';

const LOCALES = { en: 'en-US', de: 'de-DE' } as const;

const language = wantedLanguage();
mkdirSync(SCREENSHOTS, { recursive: true });
setup();
const admin = await openAdminBrowser();
try {
  for (const [name, address] of Object.entries(await furnish(admin))) {
    const view = await admin.open(address, { locale: LOCALES[language], hasArtwork: true });
    await settled(view);
    await view.page.screenshot({ path: path.join(SCREENSHOTS, `${name}.${language}.png`) });
    await view.close();
  }
} finally {
  await admin.close();
}

// Each starts an app of its own, one after the other.
await import('./extension-screenshots.ts');
