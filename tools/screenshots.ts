// `npm run screenshots` writes a picture of every screen and every extension to docs/screenshots/, from the real app
// and the simulators: in English, or in another language by `-- --language de`.
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { extensionScreenshots } from './extension-screenshots.ts';
import { LANGUAGE_NAMES } from './extension-locales.ts';
import { pageScreenshots } from './page-screenshots.ts';
import { SCREENSHOTS_DIR } from './picture.ts';

const { values } = parseArgs({ options: { language: { type: 'string', default: 'en' } } });
const language = LANGUAGE_NAMES.find((known) => known === values.language);
if (language === undefined) throw new Error(`--language is one of ${LANGUAGE_NAMES.join(', ')}`);
mkdirSync(SCREENSHOTS_DIR, { recursive: true });
await pageScreenshots(language);
await extensionScreenshots(language);
