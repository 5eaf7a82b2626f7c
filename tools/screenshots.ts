// `npm run screenshots` writes a picture of every screen in every language to docs/screenshots/, from the real app and
// the simulators.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setup } from '../test/e2e/support/build-pages.ts';
import { furnish } from '../test/e2e/support/screens.ts';
import { settled, openAdminBrowser } from '../test/e2e/support/admin-browser.ts';

const folder = path.resolve(import.meta.dirname, '..', 'docs', 'screenshots');
mkdirSync(folder, { recursive: true });
setup();
const admin = await openAdminBrowser();
const addresses = await furnish(admin);
for (const locale of ['en-US', 'de-DE'] as const) {
  for (const [name, address] of Object.entries(addresses)) {
    const view = await admin.open(address, { locale, hasArtwork: true });
    await settled(view);
    await view.page.screenshot({ path: path.join(folder, `${name}.${locale.slice(0, 2)}.png`) });
    await view.close();
  }
}
await admin.close();
