export interface HostPage {
  readonly shop: string;
  /** Path of the app in the admin: `/store/{handle}/apps/{key}`. */
  readonly base: string;
  /** Address of the app's document, on its own origin, with shop, host and token. */
  readonly frameUrl: string;
  readonly language: string;
  readonly adminPagesUrl: string | null;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

const STYLE = `
*{box-sizing:border-box}
body{margin:0;display:grid;grid-template:56px 1fr/240px 1fr;height:100dvh;color:#303030;background:#1a1a1a}
body{font:14px/1.4 Inter,system-ui,sans-serif}
header{grid-column:1/-1;display:flex;align-items:center;justify-content:space-between;gap:8px;padding:0 16px;color:#fff}
#save-bar{display:flex;gap:12px;align-items:center}
#save-bar[hidden]{display:none}
nav{background:#ebebeb;border-top-left-radius:12px;padding:16px 12px;display:flex;flex-direction:column;gap:4px}
nav strong{padding:4px 8px}
nav a{padding:4px 8px 4px 24px;color:inherit;text-decoration:none;border-radius:8px}
nav a:hover,nav a:focus-visible{background:#fafafa}
#menu{display:contents}
iframe{width:100%;height:100%;border:0;background:#f1f1f1}
button{font:inherit;padding:6px 12px;border:1px solid #8a8a8a;border-radius:8px;cursor:pointer}
button{background:#fff;color:#303030}
button.primary{background:#303030;color:#fff;border-color:#303030}
button.critical{background:#c70a24;color:#fff;border-color:#c70a24}
button:disabled{opacity:.6}
#toasts{position:fixed;bottom:24px;left:50%;translate:-50%;display:grid;gap:8px}
.toast{background:#1a1a1a;color:#fff;padding:10px 16px;border-radius:10px}
dialog{border:0;border-radius:16px;padding:16px;max-width:min(90vw,480px)}
dialog h2{margin:0 0 8px;font-size:16px}
#dialog-body{display:grid;gap:8px;margin-block:12px;max-height:50vh;overflow:auto}
#dialog-buttons{display:flex;gap:8px;justify-content:flex-end}
@media(max-width:720px){
body{grid-template:48px auto 1fr/1fr}
nav{flex-direction:row;overflow-x:auto;border-radius:0;padding:4px}
nav strong{display:none}
nav a{padding:4px 8px;white-space:nowrap}
}
`;

/** The admin's page with the app in a frame, as Shopify embeds it. */
export function hostPage({ shop, base, frameUrl, language, adminPagesUrl }: HostPage): string {
  const own =
    adminPagesUrl === null ? '' : `<strong>Shopify</strong><a href="${escape(adminPagesUrl)}">Orders and products</a>`;
  return `<!doctype html>
<html lang="${escape(language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(shop)}: Picanova Fulfillment</title><style>${STYLE}</style></head>
<body data-base="${escape(base)}" data-app-origin="${new URL(frameUrl).origin}"
data-admin-pages="${escape(adminPagesUrl ?? '')}">
<header><span>${escape(shop)}</span>
<div id="save-bar" role="region" aria-label="Unsaved changes" hidden>
<span>Unsaved changes</span><span id="save-bar-buttons"></span></div></header>
<nav aria-label="App"><strong>Picanova Fulfillment</strong><div id="menu"></div>${own}</nav>
<div id="toasts" role="status" aria-live="polite"></div>
<dialog id="dialog" aria-labelledby="dialog-title"><h2 id="dialog-title"></h2>
<div id="dialog-body"></div><div id="dialog-buttons"></div></dialog>
<script src="/.admin/admin.js"></script>
<iframe name="app-iframe" title="Picanova Fulfillment" src="${escape(frameUrl)}" allow="clipboard-write"></iframe>
</body></html>`;
}
