import type { AdminChrome, ButtonView, PickableProduct } from '../chrome.ts';

/**
 * The simulated admin around the app: menu, save bar, toasts, modals and the resource picker. Served as one function of
 * a classic script, types stripped.
 */
const part = <Kind extends HTMLElement>(id: string): Kind => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the host page has no #${id}`);
  return element as Kind;
};
const base = document.body.dataset['base'] ?? '';
const TOAST_MS = 4_000;
const OWN_PARAMETERS = ['shop', 'host', 'embedded', 'id_token'];

const button = (view: ButtonView): HTMLButtonElement => {
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
const ask = (title: string, body: readonly HTMLElement[], buttons: readonly ButtonView[]): void => {
  part('dialog-title').textContent = title;
  part('dialog-body').replaceChildren(...body);
  part('dialog-buttons').replaceChildren(...buttons.map(button));
  dialog.showModal();
};
const paragraph = (text: string): HTMLElement => Object.assign(document.createElement('p'), { textContent: text });
const close = (press: () => void) => () => {
  dialog.close();
  press();
};
const plain = (label: string, press: () => void): ButtonView => ({
  label,
  isPrimary: false,
  isCritical: false,
  isDisabled: false,
  press,
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
  setMenu(items, follow) {
    part('menu').replaceChildren(
      ...items.map(({ href, label }) => {
        const link = Object.assign(document.createElement('a'), {
          href: base + (href === '/' ? '' : href),
          textContent: label,
        });
        link.addEventListener('click', (event) => {
          event.preventDefault();
          follow(href);
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
    part('save-bar-buttons').replaceChildren(button(discard), button(save));
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
    dialog.addEventListener('close', onClose, { once: true });
    ask(title, [paragraph(text)], buttons.toReversed());
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
Object.assign(window, { adminChrome });
