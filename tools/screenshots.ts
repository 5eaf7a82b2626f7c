// `npm run screenshots` writes a picture of every screen and every extension to docs/screenshots/, from the real app
// and the simulators: in English, or in another language by `-- --language de`. With `-- --listing` it writes those of
// the App Store's listing instead, to docs/listing/pictures/.
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { extensionScreenshots } from './extension-screenshots.ts';
import { LANGUAGE_NAMES } from './extension-locales.ts';
import { listingScreenshots } from './listing-screenshots.ts';
import { pageScreenshots } from './page-screenshots.ts';
import { SCREENSHOTS_DIR } from './picture.ts';

const { values } = parseArgs({
  options: { language: { type: 'string', default: 'en' }, listing: { type: 'boolean', default: false } },
});
const language = LANGUAGE_NAMES.find((known) => known === values.language);
if (language === undefined) throw new Error(`--language is one of ${LANGUAGE_NAMES.join(', ')}`);
if (values.listing) {
  await listingScreenshots(language);
} else {
  mkdirSync(SCREENSHOTS_DIR, { recursive: true });
  await pageScreenshots(language);
  await extensionScreenshots(language);
}
