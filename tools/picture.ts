import path from 'node:path';
import type { PageScreenshotOptions } from 'playwright-core';
import type { Language } from './extension-locales.ts';

export const SCREENSHOTS_DIR = path.resolve(import.meta.dirname, '..', 'docs', 'screenshots');

/** A good picture of texts and areas, at half the weight of a PNG. */
const QUALITY = 90;

/** How and where the picture of one screen is kept. */
export function picture(name: string, language: Language): PageScreenshotOptions {
  return { path: path.join(SCREENSHOTS_DIR, `${name}.${language}.webp`), type: 'webp', quality: QUALITY };
}
