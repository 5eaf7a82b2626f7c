import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOT_CONFIGURED, writeIdentity } from '../../tools/shopify/app-toml.ts';
import { copyClone, type CloneCopy } from '../support/clone-copy.ts';
import { runTool, type ToolRun } from '../support/run-tool.ts';

const CLIENT_ID = '0123456789abcdef0123456789abcdef';
const URL = 'https://prints.example.net';

let clone: CloneCopy;
beforeEach(() => {
  clone = copyClone();
  // This one may be configured.
  writeIdentity(clone.folder, { clientId: NOT_CONFIGURED, url: 'https://app.example.com' });
});
afterEach(() => clone.remove());

const file = (): string => path.join(clone.folder, 'shopify.app.toml');
const textOf = (): string => readFileSync(file(), 'utf8');
function configure(...args: readonly string[]): Promise<ToolRun> {
  return runTool('tools/shopify-configure.ts', ['--path', clone.folder, ...args]);
}

describe('npm run shopify:configure', () => {
  it('writes client id and addresses, and leaves every other line as it was', async () => {
    const before = textOf().split('\n');
    const run = await configure('--client-id', CLIENT_ID, '--url', `${URL}/`);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const after = textOf().split('\n');
    const changed = after.filter((line, at) => line !== before[at]);
    expect(after).toHaveLength(before.length);
    expect(changed).toEqual([
      `client_id = "${CLIENT_ID}"`,
      `application_url = "${URL}"`,
      expect.stringContaining(`redirect_urls = ["${URL}/auth/callback"] # a required key`),
    ]);
    expect(run.stdout).toContain(`SHOPIFY_API_KEY=${CLIENT_ID}`);
    expect(run.stdout).toContain(`APP_URL=${URL}`);
  });

  it('changes nothing when it is run again, and all of it for another app', async () => {
    await configure('--client-id', CLIENT_ID, '--url', URL);
    const first = textOf();
    expect((await configure('--client-id', CLIENT_ID, '--url', URL)).stdout).toContain('says so already');
    expect(textOf()).toBe(first);
    await configure('--client-id', 'f'.repeat(32), '--url', 'https://other.example.net');
    expect(textOf()).not.toContain(CLIENT_ID);
    expect(textOf()).not.toContain(URL);
    await configure('--client-id', CLIENT_ID, '--url', URL);
    expect(textOf()).toBe(first);
  });

  it('keeps webhook addresses relative, so that `shopify app dev` can put its tunnel before them', async () => {
    await configure('--client-id', CLIENT_ID, '--url', URL);
    const { webhooks } = parse(textOf()) as { webhooks: { subscriptions: { uri: string }[] } };
    expect(new Set(webhooks.subscriptions.map(({ uri }) => uri))).toEqual(new Set(['/webhooks/shopify']));
  });

  it.each([
    ['nothing at all', [], ['--client-id is missing', '--url is missing']],
    ['no address', ['--client-id', CLIENT_ID], ['--url is missing']],
    ['an empty client id', ['--client-id', '', '--url', URL], ['--client-id is missing']],
    ['a client id with a quote', ['--client-id', 'a"b', '--url', URL], ['--client-id does not look like one']],
    ['what stands there already', ['--client-id', 'npm-run-shopify-configure', '--url', URL], ['--client-id does not']],
    ['plain http', ['--client-id', CLIENT_ID, '--url', 'http://prints.example.net'], ['--url must begin with https']],
    ['this machine', ['--client-id', CLIENT_ID, '--url', 'https://localhost:3000'], ['--url names this machine']],
    ['half an address', ['--client-id', CLIENT_ID, '--url', 'prints.example.net'], ['--url is not an address']],
    ['a search', ['--client-id', CLIENT_ID, '--url', `${URL}/?a=b`], ['--url must be an address alone']],
    ['a flag that is not there', ['--clientid', CLIENT_ID], ['--clientid']],
  ])('refuses %s, says why, and writes nothing', async (_, args, faults) => {
    const before = textOf();
    const run = await configure(...args);
    expect(run.code).toBe(2);
    for (const fault of faults) expect(run.stderr).toContain(fault);
    expect(textOf()).toBe(before);
  });

  it('names a file that Shopify’s command may take instead', async () => {
    writeFileSync(path.join(clone.folder, 'shopify.app.staging.toml'), 'client_id = "x"\n');
    const run = await configure('--client-id', CLIENT_ID, '--url', URL);
    expect(run.stdout).toContain('shopify.app.staging.toml');
  });

  it.each([
    ['is broken', () => writeFileSync(file(), 'client_id = "'), 'cannot be read'],
    ['is not there', () => clone.remove(), 'There is no shopify.app.toml'],
  ])('says so when the file %s', async (_, spoil, said) => {
    spoil();
    const run = await configure('--client-id', CLIENT_ID, '--url', URL);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(said);
  });
});
