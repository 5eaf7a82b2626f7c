import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';
import { launchBrowser } from '../e2e/support/browser.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const ADDRESS = /Shopify's admin: +(\S+)/;

it('shows the pages from their sources at the address it prints, and ends without a trace', async () => {
  const dev = spawn(process.execPath, ['tools/run.mjs', 'tools/dev.ts'], {
    cwd: root,
    // The test runner's own would be the app's too; without a client id nobody hands over a tunnel.
    env: { ...process.env, NODE_ENV: 'development', NODE_OPTIONS: '', SHOPIFY_API_KEY: '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = once(dev, 'exit');
  let printed = '';
  dev.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const browser = await launchBrowser();
  try {
    await expect.poll(() => printed, { timeout: 60_000 }).toMatch(ADDRESS);
    const page = await browser.newPage();
    await page.goto(ADDRESS.exec(printed)?.[1] ?? '');
    const app = page.locator('iframe[name=app-iframe]').contentFrame();
    await app.locator('#app:not([inert]) h1').waitFor();
    expect(await app.locator('h1').textContent()).toBe('Home');
    expect(await app.locator('script[src$="/main.ts"]').count()).toBe(1);
  } finally {
    await browser.close();
    dev.kill('SIGINT');
  }
  expect(await exited).toEqual([0, null]);
}, 90_000);
