import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { EXTENSION_NAMES, type ExtensionName } from './extension-locales.ts';

/**
 * Half of what Shopify refuses to deploy (64 kB; reference: shopify-platform §7.4): a merchant waits for every one of
 * them.
 */
export const MAX_COMPRESSED_BYTES = 32 * 1_024;

export interface ExtensionSize {
  readonly extension: ExtensionName;
  readonly compressedBytes: number;
}

/** Path of an extension's built script. */
export function bundleOf(root: string, extension: ExtensionName): string {
  return path.join(root, 'extensions', extension, 'dist', `${extension}.js`);
}

/** Sizes of the built extensions as they are sent, gzip. Throws when one is not built. */
export function sizesOf(root: string): readonly ExtensionSize[] {
  return EXTENSION_NAMES.map((extension) => ({
    extension,
    compressedBytes: gzipSync(readFileSync(bundleOf(root, extension))).length,
  }));
}
