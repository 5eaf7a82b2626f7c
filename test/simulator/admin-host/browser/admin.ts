import type { AdminChrome, ButtonView, FromApp, Handle, PickableProduct, ToApp } from '../chrome.ts';

/**
 * The simulated admin around the app: menu, save bar, toasts, modals and the resource picker. Served as one function of
 * a classic script, types stripped.
 */
const part = <Kind extends HTMLElement>(id: string): Kind => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the host page has no #${id}`);
  return element as Kind;
};
const { base = '', appOrigin = '' } = document.body.dataset;
const TOAST_MS = 4_000;
/** Not in the admin's own address. */
const OWN_PARAMETERS = ['hmac', 'locale', 'session', 'id_token', 'shop', 'timestamp', 'host', 'embedded'];

const app = (): Window | null => document.querySelector('iframe')?.contentWindow ?? null;
const send = (message: ToApp): void => app()?.postMessage(message, appOrigin);
const press = (pressed: Handle, argument?: unknown): void => send({ pressed, argument });

/** What is pressed is the admin's own, or the app's. */
type Button = Omit<ButtonView, 'press'> & { readonly press: () => void };
const ofApp = (view: ButtonView): Button => ({ ...view, press: () => press(view.press) });

const button = (view: Button): HTMLButtonElement => {
  const element = document.createElement('button');
  element.textContent = view.label;
  element.type = 'button';
  element.disabled = view.isDisabled;
  element.className = [view.isPrimary ? 'primary' : '', view.isCritical ? 'critical' : ''].join(' ').trim();
  element.addEventListener('click', view.press);
  return element;
};

/** One dialog at a time; resolves through the buttons' own actions. */
const dialog = part<HTMLDialogElement>('dialog');
const ask = (title: string, body: readonly HTMLElement[], buttons: readonly Button[]): void => {
  part('dialog-title').textContent = title;
  part('dialog-body').replaceChildren(...body);
  part('dialog-buttons').replaceChildren(...buttons.map(button));
  dialog.showModal();
};
const paragraph = (text: string): HTMLElement => Object.assign(document.createElement('p'), { textContent: text });
const close = (act: () => void) => () => {
  dialog.close();
  act();
};
const plain = (label: string, act: () => void): Button => ({
  label,
  isPrimary: false,
  isCritical: false,
  isDisabled: false,
  press: act,
});

const choose = (
  products: readonly PickableProduct[],
  options: { readonly multiple: boolean; readonly chosen: readonly string[] },
): HTMLInputElement[] =>
  products.map((product) =>
    Object.assign(document.createElement('input'), {
      type: options.multiple ? 'checkbox' : 'radio',
      name: 'product',
      value: product.id,
      checked: options.chosen.includes(product.id),
    }),
  );

const adminChrome: AdminChrome = {
  sessionToken: async () => (await fetch('/.admin/session-token')).text(),
  begin() {
    adminChrome.hideSaveBar();
    part('menu').replaceChildren();
  },
  setMenu({ items, follow }) {
    part('menu').replaceChildren(
      ...items.map(({ href, label }) => {
        const link = Object.assign(document.createElement('a'), {
          href: base + (href === '/' ? '' : href),
          textContent: label,
        });
        link.addEventListener('click', (event) => {
          event.preventDefault();
          press(follow, href);
        });
        return link;
      }),
    );
  },
  setPath(path) {
    const url = new URL(path, location.origin);
    for (const name of OWN_PARAMETERS) url.searchParams.delete(name);
    history.replaceState(null, '', base + (url.pathname === '/' ? '' : url.pathname) + url.search);
  },
  toast(message) {
    const toast = Object.assign(document.createElement('div'), { className: 'toast', textContent: message });
    part('toasts').append(toast);
    setTimeout(() => toast.remove(), TOAST_MS);
  },
  showSaveBar({ save, discard }) {
    part('save-bar-buttons').replaceChildren(button(ofApp(discard)), button(ofApp(save)));
    part('save-bar').hidden = false;
  },
  hideSaveBar() {
    part('save-bar').hidden = true;
  },
  confirmLeave: () =>
    new Promise((resolve) => {
      ask(
        'Leave page with unsaved changes?',
        [paragraph('Leaving this page will delete all unsaved changes.')],
        [
          plain(
            'Stay',
            close(() => resolve(false)),
          ),
          {
            ...plain(
              'Leave page',
              close(() => resolve(true)),
            ),
            isPrimary: true,
            isCritical: true,
          },
        ],
      );
    }),
  openModal({ title, text, buttons, onClose }) {
    dialog.addEventListener('close', () => press(onClose), { once: true });
    ask(title, [paragraph(text)], buttons.map(ofApp).toReversed());
  },
  closeModal: () => dialog.close(),
  async pickProducts(options) {
    const products = (await (await fetch('/.admin/products')).json()) as readonly PickableProduct[];
    const inputs = choose(products, options);
    const labels = inputs.map((input, index) => {
      const label = document.createElement('label');
      label.append(input, ` ${products[index]?.title ?? ''}`);
      return label;
    });
    return new Promise((resolve) => {
      ask('Select products', labels, [
        plain(
          'Cancel',
          close(() => resolve(undefined)),
        ),
        {
          ...plain(
            'Select',
            close(() => resolve(products.filter((_, index) => inputs[index]?.checked))),
          ),
          isPrimary: true,
        },
      ]);
    });
  },
  openAdminPage(path) {
    const pages = document.body.dataset['adminPages'] ?? '';
    if (pages === '') adminChrome.toast(`Shopify admin: ${path}`);
    else window.open(`${pages}/${path}`, '_blank');
  },
};

window.addEventListener('message', async ({ source, origin, data }: MessageEvent<FromApp>) => {
  if (source !== app() || origin !== appOrigin) return;
  const call = adminChrome[data.name] as (argument: unknown) => unknown;
  send({ answers: data.id, value: await call(data.argument) });
});
