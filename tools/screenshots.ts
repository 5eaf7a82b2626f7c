// `npm run screenshots` writes a picture of every screen and every extension to docs/screenshots/, from the real app
// and the simulators: in English, or in another language by `-- --language de`. With `-- --listing` it writes those of
// the App Store's listing instead, to docs/listing/pictures/.
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readCommandLine } from '../web/command-line.ts';
import { extensionScreenshots } from './extension-screenshots.ts';
import { LANGUAGE_NAMES } from './extension-locales.ts';
import { listingScreenshots } from './listing-screenshots.ts';
import { pageScreenshots } from './page-screenshots.ts';
import { SCREENSHOTS_DIR } from './picture.ts';

const usage = `npm run screenshots [-- [--language ${LANGUAGE_NAMES.join('|')}] [--listing]]`;
const { language, listing } = readCommandLine(usage, (args) => {
  const options = {
    language: { type: 'string', default: 'en' },
    listing: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ args, options });
  const known = LANGUAGE_NAMES.find((name) => name === values.language);
  if (known === undefined) throw new TypeError(`There is no language ${values.language}.`);
  return { language: known, listing: values.listing };
});
if (listing) {
  await listingScreenshots(language);
} else {
  mkdirSync(SCREENSHOTS_DIR, { recursive: true });
  await pageScreenshots(language);
  await extensionScreenshots(language);
}
