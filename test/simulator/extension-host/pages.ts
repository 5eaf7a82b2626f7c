import { localeOf, type ExtensionName, type Language } from '../../../tools/extension-locales.ts';

/** A page of the admin on which extensions stand. */
export interface AdminPage {
  readonly title: string;
  /** The gids the page is about. */
  readonly selected: readonly string[];
  readonly block: ExtensionName | null;
  readonly actions: readonly ExtensionName[];
}

export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

const BASE_STYLE = '*{box-sizing:border-box}body{margin:0;font:14px/1.4 Inter,system-ui,sans-serif;color:#303030}';
export const PAGE_STYLE = `${BASE_STYLE}
body{background:#f1f1f1}
header{display:flex;gap:12px;align-items:center;min-height:56px;padding:0 16px;background:#1a1a1a;color:#fff}
#save-bar{display:flex;gap:8px;align-items:center;margin-inline:auto}
#save-bar[hidden]{display:none}
main{max-width:880px;margin:24px auto;padding:0 16px;display:grid;gap:16px}
h1{margin:0;font-size:20px}
.card{background:#fff;border-radius:12px;padding:16px;box-shadow:0 1px 2px #0002}
iframe{border:0;width:100%;min-height:60px;display:block}
button{font:inherit;padding:6px 12px;border:1px solid #8a8a8a;border-radius:8px;background:#fff;cursor:pointer}
dialog{border:0;border-radius:16px;padding:16px;width:min(960px,92vw)}`;

const frameUrl = (extension: ExtensionName, page: AdminPage, language: Language): string =>
  `/.frame/${extension}?${new URLSearchParams([
    ['language', language],
    ...page.selected.map((gid) => ['selected', gid]),
  ])}`;

/** The page with its block in a card and its actions as buttons. */
export function adminPage(page: AdminPage, language: Language): string {
  const words = (extension: ExtensionName): string => String(localeOf(extension, language)['name']);
  const block =
    page.block === null
      ? ''
      : `<div class="card"><iframe name="block" title="${escape(words(page.block))}" ` +
        `src="${escape(frameUrl(page.block, page, language))}"></iframe></div>`;
  const actions = page.actions
    .map(
      (action) =>
        `<button type="button" data-action="${escape(frameUrl(action, page, language))}">` +
        `${escape(words(action))}</button>`,
    )
    .join('');
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escape(page.title)}</title>
<style>${PAGE_STYLE}</style></head><body>
<header><a href="/" style="color:inherit">Shopify admin</a>
<div id="save-bar" role="region" aria-label="Unsaved changes" hidden>
<span id="save-state" role="status"></span>
<button type="button" id="discard">Discard</button><button type="button" id="save">Save</button></div></header>
<main><h1>${escape(page.title)}</h1><div>${actions}</div>${block}</main>
<dialog id="action"><div id="action-body"></div></dialog>
<script src="/.scripts/page.js"></script></body></html>`;
}

/** The document an extension runs in: stand-ins and the `shopify` global first, then its built script. */
export function framePage(
  extension: ExtensionName,
  given: { readonly selected: readonly string[]; readonly language: Language; readonly pickable: readonly string[] },
): string {
  const data = JSON.stringify({ ...given, words: localeOf(extension, given.language) }).replaceAll('<', '\\u003c');
  const scripts = ['/.scripts/surfaces.js', '/.scripts/fields.js', '/.scripts/shopify.js', `/.bundles/${extension}.js`];
  return (
    `<!doctype html><html lang="${given.language}"><head><meta charset="utf-8"><style>${BASE_STYLE}</style>` +
    `</head><body><script type="application/json" id="frame-data">${data}</script>` +
    `</body>${scripts.map((src) => `<script src="${src}"></script>`).join('')}</html>`
  );
}
