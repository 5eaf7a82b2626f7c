import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeIdentity } from '../../../tools/shopify/app-toml.ts';
import { copyClone, type CloneCopy } from '../../support/clone-copy.ts';
import { readAppConfig } from './app-config.ts';
import { deploy, type Dashboard } from './deploy.ts';

const CLIENT_ID = '0123456789abcdef0123456789abcdef';
const DASHBOARD: Dashboard = { clientIds: [CLIENT_ID], dataUse: 'requested' };

let clone: CloneCopy;
beforeEach(() => {
  clone = copyClone();
  writeIdentity(clone.folder, { clientId: CLIENT_ID, url: 'https://prints.example.net' });
});
afterEach(() => clone.remove());

function edit(file: string, from: string | RegExp, to: string): void {
  const at = path.join(clone.folder, file);
  const before = readFileSync(at, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(at, after);
}

describe('a deploy', () => {
  it('releases what the file says, and gives every extension an id that it keeps', () => {
    expect(deploy(clone.folder, DASHBOARD)).toEqual({ outcome: 'released', app: readAppConfig() });
    const file = path.join(clone.folder, 'extensions/print-product-block/shopify.extension.toml');
    const first = readFileSync(file, 'utf8');
    expect(first).toMatch(/\nhandle = "print-product-block"\nuid = "[0-9a-f-]{36}"\n/);
    deploy(clone.folder, DASHBOARD);
    expect(readFileSync(file, 'utf8')).toBe(first);
  });

  it('is refused for an app that the dashboard does not know', () => {
    expect(deploy(clone.folder, { ...DASHBOARD, clientIds: [] })).toEqual({
      outcome: 'refused',
      reasons: [`No app with client ID ${CLIENT_ID} found`],
    });
  });

  it('is refused before the use of customer data is requested, for every topic that holds some', () => {
    const refused = deploy(clone.folder, { ...DASHBOARD, dataUse: 'not_requested' });
    expect(refused.outcome).toBe('refused');
    const text = refused.outcome === 'refused' ? refused.reasons.join('\n') : '';
    expect(text).toContain('orders/paid');
    expect(text).toContain('fulfillment_orders/split');
    expect(text).not.toContain('products/update');
    expect(text).not.toContain('app/uninstalled');
  });

  it.each([
    [
      'a description of 101 characters',
      /description = "What Picanova prints[^"]*"/,
      `description = "${'x'.repeat(101)}"`,
    ],
    ['a misspelt key', 'max = 255', 'maks = 255'],
    ['a name of 31 characters', /name = "Picanova Fulfillment"/, `name = "${'x'.repeat(31)}"`],
    ['an address without https', 'application_url = "https', 'application_url = "http'],
    ['a scope that is none', 'scopes = "', 'scopes = "read_minds,'],
    ['a topic that is none', '"orders/paid"', '"orders/payed"'],
    ['a topic whose scope is not asked for', '"orders/paid"', '"draft_orders/create"'],
  ])('is refused for %s', (_, from, to) => {
    edit('shopify.app.toml', from, to);
    expect(deploy(clone.folder, DASHBOARD)).toMatchObject({ outcome: 'refused', reasons: [expect.any(String)] });
  });
});
