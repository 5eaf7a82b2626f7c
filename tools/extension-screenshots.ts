// The second part of `npm run screenshots`: a picture of every extension, from the built extensions, the real app and
// the simulators.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setup } from '../test/extensions/build-once.ts';
import { furnishScenes } from '../test/extensions/scenes.ts';
import { openExtensionBrowser } from '../test/extensions/extension-browser.ts';
import { SCREENSHOTS, wantedLanguage } from './screenshot-language.ts';

const language = wantedLanguage();
mkdirSync(SCREENSHOTS, { recursive: true });
setup();
const admin = await openExtensionBrowser(15);
try {
  for (const { name, path: address, prepare } of await furnishScenes(admin)) {
    const view = await admin.open(address, language);
    await prepare(view, language);
    await view.page.waitForLoadState('networkidle');
    await view.page.screenshot({ path: path.join(SCREENSHOTS, `${name}.${language}.png`), fullPage: true });
    await view.close();
  }
} finally {
  await admin.close();
}
