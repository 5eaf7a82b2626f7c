import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The document of the pages before a request fills it in, or null when nobody has built it. Built pages are read once;
 * while they are being written, Vite serves them from their sources and its document is asked for every time.
 */
export type PageSource = () => Promise<string | null>;

const KEY_PLACE = '%SHOPIFY_API_KEY%';

export function builtPages(frontendDir: string, apiKey: string): PageSource {
  const file = path.join(frontendDir, 'index.html');
  const html = existsSync(file) ? readFileSync(file, 'utf8').replaceAll(KEY_PLACE, apiKey) : null;
  return () => Promise.resolve(html);
}

/** Scripts stay at Vite's own address: from there they import each other, and hear of each other's changes. */
export function pagesInWriting(viteUrl: string, apiKey: string): PageSource {
  return async () => {
    const response = await fetch(`${viteUrl}/index.html`, { headers: { accept: 'text/html' } });
    if (!response.ok) throw new Error(`Vite answers ${response.status}`);
    const html = await response.text();
    return html.replaceAll(KEY_PLACE, apiKey).replaceAll(/(src=|href=|from )"\//g, `$1"${viteUrl}/`);
  };
}
