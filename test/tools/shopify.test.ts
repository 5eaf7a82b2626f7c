import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOT_CONFIGURED, writeIdentity } from '../../tools/shopify/app-toml.ts';
import { copyClone, type CloneCopy } from '../support/clone-copy.ts';
import { runTool } from '../support/run-tool.ts';

const URL = 'https://prints.example.net';

let clone: CloneCopy;
beforeEach(() => {
  clone = copyClone();
  writeIdentity(clone.folder, { clientId: '0123456789abcdef0123456789abcdef', url: URL });
});
afterEach(() => clone.remove());

const shopify = (...args: readonly string[]) => runTool('tools/shopify.ts', [...args, '--path', clone.folder]);

describe("npm run shopify: Shopify's own command", () => {
  it('runs under the project’s Node', async () => {
    const run = await runTool('tools/shopify.ts', ['version'], { SHOPIFY_CLI_NO_ANALYTICS: '1', CI: '1' });
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^4\.\d+\.\d+/);
  });

  it.each([
    ['app', 'config', 'link'],
    ['app:config:link'],
    ['app', 'config', 'pull'],
    ['app', 'deploy', '--reset'],
    ['app', 'dev', '--reset'],
  ])('[R1] never links the file: %s %s %s', async (...args) => {
    const before = readFileSync(path.join(clone.folder, 'shopify.app.toml'), 'utf8');
    const run = await shopify(...args.filter((arg) => arg !== undefined));
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('npm run shopify:configure');
    expect(readFileSync(path.join(clone.folder, 'shopify.app.toml'), 'utf8')).toBe(before);
  });

  it.each(['deploy', 'dev'])(
    '[R1] does not %s what was never configured, or lacks what the app needs',
    async (what) => {
      writeIdentity(clone.folder, { clientId: NOT_CONFIGURED, url: URL });
      const unconfigured = await shopify('app', what);
      expect(unconfigured.code).toBe(1);
      expect(unconfigured.stderr).toContain('does not say which app it is');
      const file = path.join(clone.folder, 'shopify.app.toml');
      writeFileSync(file, `client_id = "0123456789abcdef"\nname = "x"\napplication_url = "${URL}"\n`);
      const bare = await shopify('app', what);
      expect(bare.code).toBe(1);
      expect(bare.stderr).toContain('orders/paid');
      expect(bare.stderr).toContain('To do: Take shopify.app.toml back from git');
    },
  );
});
