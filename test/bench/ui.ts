import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Frame } from 'playwright-core';
import { setup as buildPages } from '../e2e/support/build-pages.ts';
import { furnish } from '../e2e/support/screens.ts';
import { settled, openAdminBrowser, type AdminBrowser, type View } from '../e2e/support/admin-browser.ts';
import { benchApiLists } from './api-lists.ts';
import { growDatabase } from './grow-database.ts';
import { median, rounded } from './statistics.ts';

/**
 * The merchant's pages as Built for Shopify measures them, in the admin's iframe: cold cache, a CPU four times slower,
 * a shop with 10,000 orders, the median of five. The lists' API is measured apart, in a larger shop.
 */
const STORED = 10_000;
const ROUNDS = 5;
const CPU_SLOWDOWN = 4;

const SCREENS = { home: 'Home', orders: 'Orders', 'order-shipped': 'Order', products: 'Products' } as const;

export interface Vitals {
  readonly lcpMs: number;
  readonly cls: number;
  readonly inpMs: number;
}

export interface UiResult {
  readonly screens: Readonly<Record<string, Vitals>>;
  /** Gzip size of the scripts that a page loads to begin with, of the page that loads most. */
  readonly firstViewJsKb: number;
  readonly apiListP95Ms: number;
}

const OBSERVE = `
  window.vitals = { lcpMs: 0, cls: 0, inpMs: 0 };
  const watch = (type, take, options) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...options });
  watch('largest-contentful-paint', (entry) => { window.vitals.lcpMs = entry.startTime; });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) window.vitals.cls += entry.value; });
  const takeEvent = ({ interactionId, duration }) => {
    if (interactionId) window.vitals.inpMs = Math.max(window.vitals.inpMs, duration);
  };
  watch('event', takeEvent, { durationThreshold: 16 });
`;

/** From one place of a page to another. */
const HAND_MS = 500;

/** Chooses two rows, and another tab. */
async function useTable({ page, frame }: View): Promise<void> {
  const boxes = frame.locator('tbody input[type=checkbox]');
  for (const target of [boxes.nth(0), boxes.nth(1), frame.getByRole('tab').nth(1)]) {
    // A mouse is there before it presses, and goes on to the next in its own time.
    await target.hover();
    await page.waitForTimeout(HAND_MS);
    await target.click({ force: true });
  }
}

/** What merchants do first on each page, each by its own way: they press, choose and type, and each press counts. */
const INTERACTIONS: Readonly<Record<keyof typeof SCREENS, (view: View) => Promise<void>>> = {
  async home({ page, frame }) {
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('Tab');
    await frame.getByRole('heading', { level: 1 }).click();
  },
  orders: useTable,
  async 'order-shipped'({ page, frame }) {
    await frame.getByRole('heading', { level: 1 }).click();
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('Tab');
  },
  products: useTable,
};

/** An event's duration is known when what it changed is painted, and told a moment later. */
const TOLD_MS = 1_000;

function vitalsOf(frame: Frame): Promise<Vitals> {
  return frame.evaluate('window.vitals');
}

function scriptsOf(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(
    "performance.getEntriesByType('resource').map(({ " +
      "name }) => name).filter((name) => name.includes('/assets/') && name.endsWith('.js'))",
  );
}

function gzippedKb(urls: readonly string[]): number {
  const folder = path.resolve(import.meta.dirname, '..', '..', 'dist', 'frontend', 'assets');
  const bytes = urls.reduce(
    (sum, url) => sum + gzipSync(readFileSync(path.join(folder, path.basename(new URL(url).pathname)))).length,
    0,
  );
  return bytes / 1_024;
}

async function measure(
  admin: AdminBrowser,
  address: string,
  interact: (view: View) => Promise<void>,
): Promise<{ readonly vitals: Vitals; readonly scripts: readonly string[] }> {
  const view = await admin.open(address, { cpuSlowdown: CPU_SLOWDOWN, initScript: OBSERVE });
  await settled(view);
  await view.page.waitForTimeout(TOLD_MS);
  const { lcpMs } = await vitalsOf(view.frame);
  const scripts = await scriptsOf(view.frame);
  await interact(view);
  await view.page.waitForTimeout(TOLD_MS);
  const { cls, inpMs } = await vitalsOf(view.frame);
  if (inpMs === 0) throw new Error(`no interaction was measured on ${address}`);
  await view.close();
  return { vitals: { lcpMs, cls, inpMs }, scripts };
}

async function measureScreens(
  admin: AdminBrowser,
  addresses: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<Omit<UiResult, 'apiListP95Ms'>> {
  const screens: Record<string, Vitals> = {};
  let firstViewJsKb = 0;
  for (const key of Object.keys(SCREENS) as (keyof typeof SCREENS)[]) {
    const name = SCREENS[key];
    const address = addresses[key] ?? '/';
    await measure(admin, address, INTERACTIONS[key]);
    const runs: Awaited<ReturnType<typeof measure>>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) runs.push(await measure(admin, address, INTERACTIONS[key]));
    const of = (pick: (vitals: Vitals) => number): number => median(runs.map(({ vitals }) => pick(vitals)));
    const vitals = {
      lcpMs: rounded(
        of(({ lcpMs }) => lcpMs),
        0,
      ),
      cls: rounded(
        of(({ cls }) => cls),
        4,
      ),
      inpMs: rounded(
        of(({ inpMs }) => inpMs),
        0,
      ),
    };
    screens[name] = vitals;
    firstViewJsKb = Math.max(firstViewJsKb, rounded(gzippedKb(runs[0]?.scripts ?? []), 1));
    say(`${name.padEnd(9)} LCP ${vitals.lcpMs} ms   CLS ${vitals.cls}   INP ${vitals.inpMs} ms`);
  }
  return { screens, firstViewJsKb };
}

export async function benchUi(say: (line: string) => void): Promise<UiResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-ui-'));
  const file = path.join(folder, 'ui.db');
  await buildPages();
  const admin = await openAdminBrowser({ databaseUrl: `file:${file}` });
  try {
    const addresses = await furnish(admin);
    growDatabase(file, STORED);
    const measured = await measureScreens(admin, addresses, say);
    const { apiListP95Ms } = await benchApiLists(say);
    return { ...measured, apiListP95Ms };
  } finally {
    await admin.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
