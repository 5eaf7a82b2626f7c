// Writes a picture of every extension in every language to docs/screenshots/, from the built extensions, the real app
// and the simulators.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setup } from '../test/extensions/build-once.ts';
import { furnishScenes } from '../test/extensions/scenes.ts';
import { openExtensionBrowser } from '../test/extensions/extension-browser.ts';
import { LANGUAGE_NAMES } from './extension-locales.ts';

const folder = path.resolve(import.meta.dirname, '..', 'docs', 'screenshots');
mkdirSync(folder, { recursive: true });
setup();
const admin = await openExtensionBrowser(15);
try {
  for (const { name, path: address, prepare } of await furnishScenes(admin)) {
    for (const language of LANGUAGE_NAMES) {
      const view = await admin.open(address, language);
      await prepare(view, language);
      await view.page.waitForLoadState('networkidle');
      await view.page.screenshot({ path: path.join(folder, `${name}.${language}.png`), fullPage: true });
      await view.close();
    }
  }
} finally {
  await admin.close();
}
