/**
 * Plain stand-ins for what is not a field: surfaces, texts, buttons, tables. Served as one function of a classic
 * script, types stripped.
 */
type Parts = {
  readonly html: string;
  readonly css: string;
  readonly attributes?: readonly string[];
  readonly apply?: (host: HTMLElement, root: ShadowRoot) => void;
};

function define(name: string, { html, css, attributes = [], apply }: Parts): void {
  customElements.define(
    name,
    class extends HTMLElement {
      static readonly observedAttributes = attributes;
      constructor() {
        super();
        const root = this.attachShadow({ mode: 'open' });
        root.innerHTML = `<style>${css}</style>${html}`;
      }

      connectedCallback(): void {
        this.attributeChangedCallback();
      }

      attributeChangedCallback(): void {
        if (this.shadowRoot !== null) apply?.(this, this.shadowRoot);
      }
    },
  );
}

const part = (root: ShadowRoot, selector: string): HTMLElement => {
  const found = root.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the stand-in has no ${selector}`);
  return found;
};
const heading =
  (tag: string) =>
  (host: HTMLElement, root: ShadowRoot): void => {
    const text = host.getAttribute('heading') ?? '';
    part(root, tag).textContent = text;
    part(root, tag).hidden = text === '';
  };
const GAPS: Readonly<Record<string, string>> = { 'small-400': '2px', 'small-200': '8px', base: '16px' };

define('s-admin-block', {
  html: '<h2></h2><slot></slot>',
  css: 'h2{margin:0 0 12px;font-size:14px}',
  attributes: ['heading'],
  apply: heading('h2'),
});
define('s-section', {
  html: '<h3></h3><slot></slot>',
  css: ':host{display:block}h3{margin:0 0 8px;font-size:13px}[hidden]{display:none}',
  attributes: ['heading'],
  apply: heading('h3'),
});
define('s-admin-action', {
  html:
    '<h2></h2><div id="body"><slot></slot></div><footer><slot name="secondary-actions"></slot>' +
    '<slot name="primary-action"></slot></footer>',
  css:
    'h2{margin:0 0 12px;font-size:16px}' +
    'footer{display:flex;gap:8px;justify-content:flex-end;padding-block-start:16px}',
  attributes: ['heading'],
  apply: heading('h2'),
});
define('s-form', { html: '<slot></slot>', css: ':host{display:block}' });
define('s-stack', {
  html: '<slot></slot>',
  css:
    ':host{display:flex;flex-direction:column;min-width:0}' +
    ':host([direction=inline]){flex-flow:row wrap;align-items:start}' +
    ':host([alignItems=center]),:host([alignitems=center]){align-items:center}' +
    ':host([direction=inline])>*{flex:none}',
  attributes: ['gap'],
  apply: (host) => host.style.setProperty('gap', GAPS[host.getAttribute('gap') ?? ''] ?? '0'),
});
define('s-banner', {
  html: '<div role="status"><strong></strong><slot></slot></div>',
  css:
    'div{border-radius:10px;padding:12px;background:#eaf4ff}strong{display:block;margin-bottom:4px}' +
    '[hidden]{display:none}:host{display:block}:host([tone=critical]) div{background:#fee8eb}' +
    ':host([tone=warning]) div{background:#fff5ea}:host([tone=success]) div{background:#e3f9e5}',
  attributes: ['heading'],
  apply: heading('strong'),
});
define('s-badge', {
  html: '<slot></slot>',
  css:
    ':host{display:inline-block;border-radius:8px;padding:2px 8px;font-size:12px;background:#ebebeb}' +
    ':host([tone=success]){background:#b4fed2;color:#014b40}' +
    ':host([tone=critical]){background:#fed1d7;color:#8e0b21}' +
    ':host([tone=warning]),:host([tone=caution]){background:#ffd6a4;color:#5e4200}' +
    ':host([tone=info]){background:#d5ebff;color:#003a5a}',
});
define('s-text', {
  html: '<slot></slot>',
  css:
    ':host{overflow-wrap:anywhere}:host([type=strong]){font-weight:600}' +
    ':host([color=subdued]){color:#616161}:host([tone=critical]){color:#8e0b21}' +
    ':host([tone=success]){color:#0c5132}:host([tone=warning]){color:#5e4200}',
});
define('s-button', {
  html: '<button type="button"><slot></slot></button>',
  css:
    'button{font:inherit;padding:6px 12px;border:1px solid #8a8a8a;' +
    'border-radius:8px;background:#fff;color:#303030;cursor:pointer}' +
    ':host([variant=primary]) button{background:#303030;color:#fff}' +
    ':host([variant=tertiary]) button{border-color:transparent;color:#005bd3}' +
    ':host([tone=critical]) button{color:#8e0b21}button:disabled{opacity:.5;cursor:default}',
  attributes: ['disabled', 'loading', 'href', 'accessibilitylabel', 'accessibilityLabel'],
  apply: (host, root) => {
    const button = part(root, 'button') as HTMLButtonElement;
    button.disabled = host.hasAttribute('disabled') || host.hasAttribute('loading');
    const label = host.getAttribute('accessibilityLabel');
    if (label !== null) button.setAttribute('aria-label', label);
    const href = host.getAttribute('href');
    button.setAttribute('role', href === null ? 'button' : 'link');
  },
});
define('s-link', {
  html: '<a><slot></slot></a>',
  css: 'a{color:#005bd3}',
  attributes: ['href', 'target'],
  apply: (host, root) => part(root, 'a').setAttribute('href', host.getAttribute('href') ?? ''),
});
define('s-thumbnail', {
  html: '<img>',
  css:
    ':host{display:block;flex:none}img{display:block;width:40px;height:40px;object-fit:cover;' +
    'border:1px solid #e3e3e3;border-radius:8px;background:#f7f7f7;font-size:9px;overflow:hidden}' +
    ':host([size=large]) img{width:80px;height:80px}',
  attributes: ['src', 'alt'],
  apply: (host, root) => {
    const image = part(root, 'img') as HTMLImageElement;
    image.alt = host.getAttribute('alt') ?? '';
    for (const type of ['load', 'error'])
      image.addEventListener(type, () => host.dispatchEvent(new Event(type)), { once: true });
    if (host.getAttribute('src')) image.src = host.getAttribute('src') ?? '';
    else image.removeAttribute('src');
  },
});
define('s-spinner', { html: '<span role="progressbar" aria-label="…">…</span>', css: '' });
define('s-unordered-list', { html: '<slot></slot>', css: ':host{display:block;padding-inline-start:20px}' });
define('s-list-item', { html: '<slot></slot>', css: ':host{display:list-item;overflow-wrap:anywhere}' });
define('s-table', { html: '<slot></slot>', css: ':host{display:table;width:100%;border-collapse:collapse}' });
define('s-table-header-row', { html: '<slot></slot>', css: ':host{display:table-row}' });
define('s-table-body', { html: '<slot></slot>', css: ':host{display:table-row-group}' });
define('s-table-row', { html: '<slot></slot>', css: ':host{display:table-row}' });
for (const name of ['s-table-header', 's-table-cell'])
  define(name, {
    html: '<slot></slot>',
    css: ':host{display:table-cell;padding:6px;vertical-align:top;border-bottom:1px solid #ebebeb;font-size:13px}',
  });
