import type { FirstView } from './first-view.ts';

const APP_BRIDGE = 'https://cdn.shopify.com/shopifycloud/app-bridge.js';

/** A document without the pages: App Bridge, and perhaps a word to the visitor. */
export function barePage(apiKey: string, body: string): string {
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="shopify-api-key" content="${apiKey}">`,
    `<script src="${APP_BRIDGE}"></script>`,
    '<title>Picanova Fulfillment</title>',
  ];
  return `<!doctype html><html lang="en"><head>${head.join('')}</head><body>${body}</body></html>`;
}

export interface Filling {
  /** Links to the files of page and language. */
  readonly preloads: string;
  readonly timeZone: string | null;
  readonly view: FirstView | null;
}

/**
 * The built document for one request. What the server drew is looked at, not worked, until its code has taken it over.
 */
export function filledPage(built: string, { preloads, timeZone, view }: Filling): string {
  const zone = timeZone === null ? '' : ` data-time-zone="${timeZone}"`;
  const drawn = view === null ? '' : ` data-drawn-at="${view.drawnAtMs}"`;
  // Painted when it is whole: half a table has other columns.
  const wait = view === null ? '' : '<link rel="expect" href="#first-answers" blocking="render">';
  const named = built
    .replace('<html', () => `<html${zone}${drawn}`)
    .replace('</head>', () => `${wait}${preloads}</head>`);
  if (view === null) return named;
  const answers = `<script type="application/json" id="first-answers">${view.answersJson}</script>`;
  return named.replace(/<div id="app">.*?<\/div>/s, () => `<div id="app" inert>${view.html}</div>${answers}`);
}
