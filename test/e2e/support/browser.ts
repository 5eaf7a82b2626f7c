import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The machine's own Chromium, else the one that comes inside an npm package: nothing else is downloaded. The first call
 * on a machine unpacks it and must have no other beside it: a program that is still being written cannot be started.
 */
export async function browserProgram(): Promise<string> {
  return SYSTEM.find((file) => existsSync(file)) ?? (await sparticuz.executablePath());
}

/** A new headless browser; whoever asked for it closes it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await browserProgram(),
    headless: true,
    args: [
      '--no-sandbox',
      // Admin and app are two sites: one process for both, so that a slowed-down CPU is both's.
      '--disable-site-isolation-trials',
      '--font-render-hinting=none',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  });
}
