import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ENTRANCES, entranceOf, languageOf } from '../contract/first-view.ts';

const chunk = z.object({ file: z.string(), imports: z.array(z.string()).default([]) });
type Manifest = Readonly<Record<string, z.infer<typeof chunk>>>;

/** Where Vite writes which source went into which file. */
export const MANIFEST_FILE = path.join('.vite', 'manifest.json');

export interface FirstView {
  /** Of the app, such as `/orders`. */
  readonly path: string;
  /** As Shopify's admin says it, such as `de-DE`. */
  readonly locale: string;
}

/** Files of the page's own code and texts, without those that the document itself names. */
function filesOf(manifest: Manifest, { path: appPath, locale }: FirstView): readonly string[] {
  const language = languageOf(locale);
  const entrance = entranceOf(appPath);
  const waiting = ['start.tsx', `i18n/${language}/all.ts`, ...(entrance === null ? [] : [ENTRANCES[entrance].module])];
  const already = new Set(manifest['index.html']?.imports);
  const files = new Set<string>();
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
    const found = manifest[source];
    if (found === undefined || already.has(source)) continue;
    already.add(source);
    files.add(found.file);
    waiting.push(...found.imports);
  }
  return [...files];
}

/**
 * Makes the links that let the browser fetch a page's code and texts with the document's own scripts, not after they
 * have run. Without a manifest in the folder of the built frontend there are none: the page asks for its parts itself.
 */
export function createPreloads(frontendDir: string): (view: FirstView) => string {
  const file = path.join(frontendDir, MANIFEST_FILE);
  const manifest = existsSync(file) ? z.record(z.string(), chunk).parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  return (view) =>
    filesOf(manifest, view)
      .map((name) => `<link rel="modulepreload" crossorigin href="/${name}">`)
      .join('');
}
