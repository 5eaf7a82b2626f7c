import type { AdminChrome, ButtonView } from '../chrome.ts';

/**
 * Stub of App Bridge: what `https://cdn.shopify.com/shopifycloud/app-bridge.js` gives the pages of an embedded app, as
 * far as they use it (shopify-platform §2.3, §2.4). Served as one function of a classic script, types stripped.
 */
const chrome = (window.parent as Window & { adminChrome?: AdminChrome }).adminChrome ?? null;
const query = new URLSearchParams(location.search);
const plainFetch = window.fetch.bind(window);
const visibleBars = new Set<Element>();

const idToken = async (): Promise<string> => (await plainFetch('/.admin/session-token', { method: 'POST' })).text();

const reloadWithFreshToken = async (): Promise<void> => {
  query.set('id_token', await idToken());
  location.replace(`${location.pathname}?${query.toString()}`);
};

const withToken = async (request: Request): Promise<Response> => {
  const headers = new Headers(request.headers);
  headers.set('authorization', `Bearer ${await idToken()}`);
  return plainFetch(new Request(request, { headers }));
};

window.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (new URL(request.url).origin !== location.origin || request.headers.has('authorization'))
    return plainFetch(request);
  const again = request.clone();
  const response = await withToken(request);
  return response.status === 401 && response.headers.has('X-Shopify-Retry-Invalid-Session-Request')
    ? withToken(again)
    : response;
};

const buttonView = (button: HTMLButtonElement): ButtonView => ({
  label: button.textContent.trim(),
  isPrimary: button.getAttribute('variant') === 'primary',
  isCritical: button.getAttribute('tone') === 'critical',
  isDisabled: button.disabled,
  press: () => button.click(),
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
  chrome?.showSaveBar({ save: buttonView(save), discard: buttonView(discard) });
};

class SaveBarElement extends HTMLElement {
  #observer = new MutationObserver(() => visibleBars.has(this) && drawSaveBar(this));
  connectedCallback(): void {
    this.#observer.observe(this, { attributes: true, childList: true, subtree: true });
  }
  disconnectedCallback(): void {
    this.#observer.disconnect();
    if (visibleBars.delete(this)) chrome?.hideSaveBar();
  }
}
customElements.define('ui-save-bar', SaveBarElement);

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
    chrome?.setMenu(
      links.map((link) => ({
        href: link.getAttribute('href') ?? '/',
        label: link.textContent,
        isHome: link.getAttribute('rel') === 'home',
      })),
      (href) =>
        links
          .find((link) => link.getAttribute('href') === href)
          ?.dispatchEvent(new CustomEvent('shopify:navigate', { bubbles: true })),
    );
  }
}
customElements.define('s-app-nav', NavElement);

const tellPath = (): void => chrome?.setPath(location.pathname + location.search);
for (const name of ['pushState', 'replaceState'] as const) {
  const plain = history[name].bind(history);
  history[name] = (...args) => {
    plain(...args);
    tellPath();
  };
}
window.addEventListener('popstate', tellPath);

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="shopify://admin/"]') : null;
  if (link === null) return;
  event.preventDefault();
  chrome?.openAdminPage((link.getAttribute('href') ?? '').replace('shopify://admin/', ''));
});

// A document without content is the server's answer to a stale token: come back with a fresh one.
document.addEventListener('DOMContentLoaded', () => {
  if (document.body.childElementCount === 0) void reloadWithFreshToken();
});

Object.assign(window, {
  shopify: {
    config: {
      apiKey: document.querySelector('meta[name="shopify-api-key"]')?.getAttribute('content') ?? '',
      shop: query.get('shop') ?? '',
      host: query.get('host') ?? '',
      locale: query.get('locale') ?? 'en-US',
    },
    ready: Promise.resolve(),
    idToken,
    toast: { show: (message: string) => chrome?.toast(message), hide: () => undefined },
    saveBar: {
      show: async (id: string) => {
        visibleBars.add(find(id));
        drawSaveBar(find(id));
      },
      hide: async (id: string) => {
        const bar = document.getElementById(id);
        if (bar !== null && visibleBars.delete(bar)) chrome?.hideSaveBar();
      },
      leaveConfirmation: async () => {
        if (visibleBars.size > 0 && (await chrome?.confirmLeave()) === false) throw new Error('the merchant stays');
      },
    },
    modal: {
      show: async (id: string) => {
        const modal = find(id);
        const bar = modal.querySelector('ui-title-bar');
        chrome?.openModal({
          title: bar?.getAttribute('title') ?? '',
          text: modal.querySelector('p')?.textContent ?? '',
          buttons: bar === null ? [] : buttonsOf(bar).map(buttonView),
          onClose: () => modal.dispatchEvent(new Event('hide')),
        });
      },
      hide: async () => chrome?.closeModal(),
    },
    resourcePicker: async (options: { multiple?: boolean; selectionIds?: readonly { id: string }[] }) =>
      chrome?.pickProducts({
        multiple: options.multiple === true,
        chosen: (options.selectionIds ?? []).map(({ id }) => id),
      }),
  },
});
