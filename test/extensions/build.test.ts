import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXTENSION_NAMES } from '../../tools/extension-locales.ts';
import { parseExtensionToml } from '../simulator/shopify/deploy.ts';
import { bundleOf, MAX_COMPRESSED_BYTES, sizesOf } from '../../tools/extension-sizes.ts';

const root = path.join(import.meta.dirname, '..', '..');
const tomlOf = (name: string) => parseExtensionToml(root, name);

describe("the build by Shopify's own command, offline", () => {
  it.each(EXTENSION_NAMES)('keeps %s within half of what Shopify deploys', (name) => {
    const size = sizesOf(root).find(({ extension }) => extension === name);
    expect(size?.compressedBytes).toBeGreaterThan(1_000);
    expect(size?.compressedBytes).toBeLessThanOrEqual(MAX_COMPRESSED_BYTES);
  });

  it.each(EXTENSION_NAMES)('registers %s at the target its TOML names', (name) => {
    const [
      {
        handle,
        targeting: [{ target }],
      },
    ] = tomlOf(name).extensions;
    expect(handle).toBe(name);
    expect(readFileSync(bundleOf(root, name), 'utf8')).toContain(target);
  });

  it('serves each of the six places of the admin once', () => {
    expect(EXTENSION_NAMES.map((name) => tomlOf(name).extensions[0].targeting[0].target).toSorted()).toEqual([
      'admin.order-details.action.render',
      'admin.order-details.block.render',
      'admin.product-details.action.render',
      'admin.product-details.block.render',
      'admin.product-index.selection-action.render',
      'admin.product-variant-details.block.render',
    ]);
  });
});
