import type { AdminChrome, ButtonView, FromApp, Handle, ToApp } from '../chrome.ts';

/**
 * Stub of App Bridge: what `https://cdn.shopify.com/shopifycloud/app-bridge.js` gives the pages of an embedded app and
 * does to them, as far as they meet it (shopify-platform §2.3, §2.4). Served as one function of a classic script, types
 * stripped. A document comes back with a fresh token by `shopify-reload` in its address and by nothing else.
 */
declare const ADMIN_ORIGIN: string;

const query = new URLSearchParams(location.search);
const plainFetch = window.fetch.bind(window);
const visibleBars = new Set<Element>();

/** Kept for documents of this tab whose address does not name them, unless the browser keeps nothing for frames. */
const KEPT = 'app-bridge-config';
const attempt = (work: () => void): void => {
  try {
    work();
  } catch {
    // Without it, only what the address names is known.
  }
};
type Config = Readonly<Record<'apiKey' | 'shop' | 'host' | 'locale', string>>;
const readConfig = (): Config => {
  const config = { apiKey: '', shop: '', host: '', locale: 'en-US' };
  attempt(() => Object.assign(config, JSON.parse(sessionStorage.getItem(KEPT) ?? '{}')));
  const apiKey = document.querySelector('meta[name="shopify-api-key"]')?.getAttribute('content');
  const given = { apiKey, shop: query.get('shop'), host: query.get('host'), locale: query.get('locale') };
  for (const [name, value] of Object.entries(given)) if (value) Object.assign(config, { [name]: value });
  const missing = (['apiKey', 'shop'] as const).filter((name) => config[name] === '');
  if (missing.length > 0) throw new Error(`App Bridge Next: missing required configuration fields: ${missing.join()}`);
  attempt(() => sessionStorage.setItem(KEPT, JSON.stringify(config)));
  return config;
};
const config = readConfig();

let last = 0;
const handles = new Map<Handle, (argument: unknown) => void>();
const waiting = new Map<number, (value: unknown) => void>();
window.addEventListener('message', ({ origin, data }: MessageEvent<ToApp>) => {
  if (origin !== ADMIN_ORIGIN) return;
  if ('pressed' in data) return handles.get(data.pressed)?.(data.argument);
  waiting.get(data.answers)?.(data.value);
  waiting.delete(data.answers);
});

const handle = (act: (argument: unknown) => void): Handle => {
  last += 1;
  handles.set(last, act);
  return last;
};

type Answer<Name extends keyof AdminChrome> = Awaited<ReturnType<AdminChrome[Name]>>;
const tell = <Name extends keyof AdminChrome>(
  name: Name,
  ...[argument]: Parameters<AdminChrome[Name]>
): Promise<Answer<Name>> =>
  new Promise((resolve) => {
    last += 1;
    waiting.set(last, resolve as (value: unknown) => void);
    const call: FromApp = { id: last, name, argument };
    window.parent.postMessage(call, ADMIN_ORIGIN);
  });

const idToken = (): Promise<string> => tell('sessionToken');

const withToken = async (request: Request): Promise<Response> => {
  const headers = new Headers(request.headers);
  headers.set('authorization', `Bearer ${await idToken()}`);
  if (!headers.has('accept-language')) headers.set('accept-language', config.locale);
  return plainFetch(new Request(request, { headers }));
};

window.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (new URL(request.url).origin !== location.origin || request.headers.has('authorization'))
    return plainFetch(request);
  const again = request.clone();
  const response = await withToken(request);
  return response.headers.has('X-Shopify-Retry-Invalid-Session-Request') ? withToken(again) : response;
};

/** Asks for the document with a fresh token in a header and writes the answer over this one. */
const bounce = async (to: string): Promise<void> => {
  const url = new URL(to, location.origin);
  if (url.origin !== location.origin)
    throw new Error(`?shopify-reload must be same-origin (${url.origin} !== ${location.origin})`);
  document.documentElement.remove();
  url.searchParams.delete('shopify-reload');
  history.replaceState(null, '', url.href);
  const answer = await window.fetch(url.href, {
    mode: 'same-origin',
    headers: { accept: 'text/html', 'X-Shopify-Bounce': '1' },
  });
  if (!/^text\/html(\s*;|$)/i.test(answer.headers.get('content-type') ?? ''))
    throw new Error('Refusing to redirect to non-html mimetype');
  document.write(await answer.text());
  document.close();
};

const buttonView = (button: HTMLButtonElement): ButtonView => ({
  label: button.textContent.trim(),
  isPrimary: button.getAttribute('variant') === 'primary',
  isCritical: button.getAttribute('tone') === 'critical',
  isDisabled: button.disabled,
  press: handle(() => button.click()),
});

const buttonsOf = (element: Element): HTMLButtonElement[] => [...element.querySelectorAll('button')];

const find = (id: string): Element => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`App Bridge: no element ${id}`);
  return element;
};

const drawSaveBar = (bar: Element): void => {
  const buttons = buttonsOf(bar);
  const save = buttons.find((button) => button.getAttribute('variant') === 'primary');
  const discard = buttons.find((button) => button !== save);
  if (save === undefined || discard === undefined)
    throw new Error('App Bridge: a save bar has a primary and another button');
  void tell('showSaveBar', { save: buttonView(save), discard: buttonView(discard) });
};

class SaveBarElement extends HTMLElement {
  #observer = new MutationObserver(() => visibleBars.has(this) && drawSaveBar(this));
  connectedCallback(): void {
    this.#observer.observe(this, { attributes: true, childList: true, subtree: true });
  }
  disconnectedCallback(): void {
    this.#observer.disconnect();
    if (visibleBars.delete(this)) void tell('hideSaveBar');
  }
}

class NavElement extends HTMLElement {
  #observer = new MutationObserver(() => this.#draw());
  connectedCallback(): void {
    this.#observer.observe(this, { childList: true, subtree: true, characterData: true });
    this.#draw();
  }
  disconnectedCallback(): void {
    this.#observer.disconnect();
  }
  #draw(): void {
    const links = [...this.querySelectorAll('s-link')];
    void tell('setMenu', {
      items: links.map((link) => ({ href: link.getAttribute('href') ?? '/', label: link.textContent })),
      follow: handle((href) => {
        links
          .find((link) => link.getAttribute('href') === href)
          ?.dispatchEvent(new CustomEvent('shopify:navigate', { bubbles: true }));
      }),
    });
  }
}

const tellPath = (): void => void tell('setPath', location.pathname + location.search);

/** The address is the admin's as well, its pages are reached by links, and the global is there. */
const offer = (): void => {
  void tell('begin');
  customElements.define('ui-save-bar', SaveBarElement);
  customElements.define('s-app-nav', NavElement);
  for (const name of ['pushState', 'replaceState'] as const) {
    const plain = history[name].bind(history);
    history[name] = (...args) => {
      plain(...args);
      tellPath();
    };
  }
  window.addEventListener('popstate', tellPath);
  tellPath();
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="shopify://admin/"]') : null;
    if (link === null) return;
    event.preventDefault();
    void tell('openAdminPage', (link.getAttribute('href') ?? '').replace('shopify://admin/', ''));
  });
  Object.assign(window, { shopify: api });
};

const api = {
  config,
  ready: Promise.resolve(),
  idToken,
  toast: { show: (message: string) => void tell('toast', message), hide: () => undefined },
  saveBar: {
    show: async (id: string) => {
      visibleBars.add(find(id));
      drawSaveBar(find(id));
    },
    hide: async (id: string) => {
      const bar = document.getElementById(id);
      if (bar !== null && visibleBars.delete(bar)) void tell('hideSaveBar');
    },
    leaveConfirmation: async () => {
      if (visibleBars.size > 0 && !(await tell('confirmLeave'))) throw new Error('the merchant stays');
    },
  },
  modal: {
    show: async (id: string) => {
      const modal = find(id);
      const bar = modal.querySelector('ui-title-bar');
      void tell('openModal', {
        title: bar?.getAttribute('title') ?? '',
        text: modal.querySelector('p')?.textContent ?? '',
        buttons: bar === null ? [] : buttonsOf(bar).map(buttonView),
        onClose: handle(() => modal.dispatchEvent(new Event('hide'))),
      });
    },
    hide: async () => tell('closeModal'),
  },
  resourcePicker: async (options: { multiple?: boolean; selectionIds?: readonly { id: string }[] }) =>
    tell('pickProducts', {
      multiple: options.multiple === true,
      chosen: (options.selectionIds ?? []).map(({ id }) => id),
    }),
};

const reload = query.get('shopify-reload');
if (window === window.top) {
  // An app that is opened by itself is one of the admin's pages.
  for (const name of ['shop', 'host']) query.delete(name);
  const store = `${ADMIN_ORIGIN}/store/${config.shop.replace('.myshopify.com', '')}/apps/${config.apiKey}`;
  location.assign(`${store}${location.pathname}?${query}`);
} else if (reload !== null && !query.has('id_token')) {
  void bounce(reload);
} else {
  offer();
}
