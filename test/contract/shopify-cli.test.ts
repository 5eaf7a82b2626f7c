import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXTENSION_NAMES } from '../../tools/extension-locales.ts';
import { isConfigured, NOT_CONFIGURED, writeIdentity } from '../../tools/shopify/app-toml.ts';
import { copyClone, type CloneCopy } from '../support/clone-copy.ts';
import { deploy, parseAppToml, parseExtensionToml } from '../simulator/shopify/deploy.ts';
import { shopifyLoader, type CliApp } from './shopify-cli.ts';

const IDENTITY = { clientId: '0123456789abcdef0123456789abcdef', url: 'https://prints.example.net' };
const DASHBOARD = { clientIds: [IDENTITY.clientId], dataUse: 'requested' } as const;

let clone: CloneCopy;
beforeAll(() => {
  clone = copyClone();
});
afterAll(() => clone.remove());

async function loaded(): Promise<CliApp> {
  const load = await shopifyLoader();
  return (await load({ directory: clone.folder, skipPrompts: true })).app;
}

describe("Shopify's own command", () => {
  it('[R15] finds the app that `shopify app dev` starts, pages and webhook door in one', async () => {
    const { webs } = await loaded();
    expect(webs).toHaveLength(1);
    const [web] = webs;
    expect(web?.configuration).toMatchObject({
      roles: ['frontend', 'backend'],
      commands: { dev: 'npm run dev' },
      webhooks_path: '/webhooks/shopify',
    });
    // Its own build, which a deploy begins with, is for the extensions alone.
    expect(web?.configuration.commands.build).toBeUndefined();
    const { scripts } = JSON.parse(readFileSync(path.join(clone.folder, 'package.json'), 'utf8'));
    expect(scripts).toHaveProperty('dev');
  });

  it('[R1] takes the file for linked before it is configured, so that it never links and overwrites it', async () => {
    const { configuration } = await loaded();
    expect(configuration.client_id).not.toBe('');
  });

  it('[R16] finds the same app, and all its extensions, in a clone that was configured and deployed', async () => {
    const before = await loaded();
    writeIdentity(clone.folder, IDENTITY);
    expect(deploy(clone.folder, DASHBOARD)).toMatchObject({ outcome: 'released' });
    const after = await loaded();
    expect(after.configuration.client_id).toBe(IDENTITY.clientId);
    expect(after.webs).toEqual(before.webs);
    for (const name of EXTENSION_NAMES)
      expect(parseExtensionToml(clone.folder, name).extensions[0].uid).toMatch(/^[0-9a-f-]{36}$/);
    const handles = after.allExtensions.filter(({ type }) => type === 'ui_extension').map(({ handle }) => handle);
    expect(handles.toSorted()).toEqual([...EXTENSION_NAMES].toSorted());
  });
});

it('[R1] a clone that was never configured is not deployed, and stays as it is', () => {
  const other = copyClone();
  try {
    writeIdentity(other.folder, { ...IDENTITY, clientId: NOT_CONFIGURED });
    const file = path.join(other.folder, 'shopify.app.toml');
    const before = readFileSync(file, 'utf8');
    expect(isConfigured(parseAppToml(other.folder))).toBe(false);
    expect(deploy(other.folder, DASHBOARD)).toEqual({
      outcome: 'refused',
      reasons: ['No app with client ID npm-run-shopify-configure found'],
    });
    expect(readFileSync(file, 'utf8')).toBe(before);
  } finally {
    other.remove();
  }
});
