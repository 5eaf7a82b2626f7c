import type { AppLinks } from '../contract/app-links.ts';
import type { Language } from '../contract/first-view.ts';
import type { FirstView } from './first-view.ts';

const APP_BRIDGE = 'https://cdn.shopify.com/shopifycloud/app-bridge.js';

/** In a frame whose address names no shop: goes to where App Bridge looks for the way on. */
const GO_ON = [
  'if(window!==window.top){const here=new URL(location.href);',
  "here.searchParams.set('shopify-reload',here.pathname+here.search);location.replace(here)}",
].join('');

/** The scripts of pages that were not built, as the policy of documents looks for them. */
export const BARE_SCRIPTS = `<script>${GO_ON}</script>`;

const STYLE = 'p{font:14px/1.5 sans-serif;padding:0 16px}';
/** App Bridge is given a moment before anybody is told what to do without it. */
const LATE = 'p{animation:late 3s step-end}@keyframes late{from{opacity:0}}';

const TEXTS = {
  en: {
    stuck: ['If the app does not appear, open it again.', 'Open the app'],
    outside: ['This app works inside your Shopify admin.', 'Open the Shopify admin'],
  },
  de: {
    stuck: ['Erscheint die App nicht, öffnen Sie sie noch einmal.', 'App öffnen'],
    outside: ['Diese App läuft in Ihrem Shopify-Adminbereich.', 'Shopify-Adminbereich öffnen'],
  },
} as const satisfies Readonly<Record<Language, unknown>>;

export interface BarePage {
  readonly apiKey: string;
  readonly language: Language;
  readonly says: keyof (typeof TEXTS)['en'];
  /** Where its link leads: the app in the admin, or the admin. */
  readonly link: string;
  /** Whether App Bridge is at work meanwhile. */
  readonly isWaiting: boolean;
  /** Whether it moves on by itself, in a frame. */
  readonly goesOn: boolean;
}

/** A text that no character of it can end early, in an element as in an attribute. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function page(head: { readonly apiKey: string; readonly language: Language; readonly more: string }, body: string) {
  return [
    `<!doctype html><html lang="${head.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="shopify-api-key" content="${head.apiKey}"><script src="${APP_BRIDGE}"></script>`,
    `${head.more}<style>${STYLE}</style><title>Picanova Fulfillment</title></head><body>${body}</body></html>`,
  ].join('');
}

/** A document without the pages: App Bridge, and a way on for the visitor when that does not find one. */
export function barePage({ apiKey, language, says, link, isWaiting, goesOn }: BarePage): string {
  const [text, label] = TEXTS[language][says];
  const more = (goesOn ? BARE_SCRIPTS : '') + (isWaiting ? `<style>${LATE}</style>` : '');
  return page({ apiKey, language, more }, `<p>${text} <a href="${escaped(link)}" target="_top">${label}</a></p>`);
}

/** To whoever runs the app. */
export function unbuiltPage(apiKey: string): string {
  const body = '<p>The pages of this app are not built: run <code>npm run build</code>.</p>';
  return page({ apiKey, language: 'en', more: '' }, body);
}

export interface Filling {
  /** Links to the files of page and language. */
  readonly preloads: string;
  /** The app's address in the shop's admin. */
  readonly appInAdmin: string;
  readonly timeZone: string | null;
  readonly view: FirstView | null;
  readonly links: AppLinks;
}

/**
 * The built document for one request. What the server drew is looked at, not worked, until its code has taken it over.
 */
export function filledPage(built: string, { preloads, appInAdmin, timeZone, view, links }: Filling): string {
  const admin = ` data-app-in-admin="${escaped(appInAdmin)}" data-links="${escaped(JSON.stringify(links))}"`;
  const zone = timeZone === null ? '' : ` data-time-zone="${timeZone}"`;
  const drawn = view === null ? '' : ` data-drawn-at="${view.drawnAtMs}"`;
  // Painted when it is whole: half a table has other columns.
  const wait = view === null ? '' : '<link rel="expect" href="#first-answers" blocking="render">';
  const named = built
    .replace('<html', () => `<html${admin}${zone}${drawn}`)
    .replace('</head>', () => `${wait}${preloads}</head>`);
  if (view === null) return named;
  const answers = `<script type="application/json" id="first-answers">${view.answersJson}</script>`;
  return named.replace(/<div id="app">.*?<\/div>/s, () => `<div id="app" inert>${view.html}</div>${answers}`);
}
