/**
 * Plain stand-ins for the fields among Shopify's `s-*` elements: a native control in a shadow root, with the properties
 * and events the extensions use. Served as one function of a classic script, types stripped.
 */
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const FIELD_STYLE = `
*{box-sizing:border-box}
:host{display:block;min-width:0}
label{display:grid;grid-template-columns:minmax(0,1fr);gap:4px;font-size:13px}
label.exclusive>span{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
label.check{grid-template-columns:auto minmax(0,1fr);align-items:center}
input,select,textarea{font:inherit;padding:6px 10px;border:1px solid #8a8a8a;border-radius:8px}
input,select,textarea{background:#fff;color:inherit;min-width:0;width:100%}
input[type=checkbox]{width:auto}
small{color:#616161;overflow-wrap:anywhere}
small.error{color:#8e0b21}
`;

abstract class Field extends HTMLElement {
  static readonly observedAttributes = [
    'label',
    'details',
    'error',
    'disabled',
    'placeholder',
    'labelaccessibilityvisibility',
    'labelAccessibilityVisibility',
  ];
  readonly #label = document.createElement('label');
  readonly #name = document.createElement('span');
  readonly #details = document.createElement('small');
  readonly #error = document.createElement('small');
  readonly control: Control;

  constructor(control: Control) {
    super();
    this.control = control;
    this.#error.className = 'error';
    const style = Object.assign(document.createElement('style'), { textContent: FIELD_STYLE });
    const isCheck = control instanceof HTMLInputElement && control.type === 'checkbox';
    this.#label.append(...(isCheck ? [control, this.#name] : [this.#name, control]));
    if (isCheck) this.#label.classList.add('check');
    this.attachShadow({ mode: 'open' }).append(style, this.#label, this.#details, this.#error);
    // `input` leaves the shadow root by itself, `change` does not.
    control.addEventListener('change', () => this.dispatchEvent(new Event('change', { bubbles: true })));
  }

  attributeChangedCallback(): void {
    const text = (name: string): string => this.getAttribute(name) ?? '';
    this.#name.textContent = text('label');
    this.#details.textContent = text('details');
    this.#error.textContent = text('error');
    this.control.setAttribute('aria-invalid', String(text('error') !== ''));
    this.control.disabled = this.hasAttribute('disabled');
    if (this.control instanceof HTMLInputElement) this.control.placeholder = text('placeholder');
    this.#label.classList.toggle('exclusive', text('labelAccessibilityVisibility') === 'exclusive');
  }

  get value(): string {
    return this.control.value;
  }

  set value(value: string) {
    this.control.value = value;
  }
}

const input = (type: string): HTMLInputElement => Object.assign(document.createElement('input'), { type });

class TextField extends Field {
  constructor() {
    super(input('text'));
  }
}

class TextArea extends Field {
  constructor() {
    super(document.createElement('textarea'));
  }
}

class UrlField extends Field {
  constructor() {
    super(input('url'));
  }
}

class Checkbox extends Field {
  constructor() {
    super(input('checkbox'));
  }

  get checked(): boolean {
    return this.control instanceof HTMLInputElement && this.control.checked;
  }

  set checked(checked: boolean) {
    if (this.control instanceof HTMLInputElement) this.control.checked = checked;
  }
}

/**
 * Its options are the `s-option` elements inside it; the value asked for counts as soon as there is an option for it.
 */
class Select extends Field {
  #wanted = '';

  constructor() {
    super(document.createElement('select'));
    new MutationObserver(() => this.#mirror()).observe(this, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['value'],
    });
    this.control.addEventListener('input', () => {
      this.#wanted = this.control.value;
    });
  }

  #mirror(): void {
    this.control.replaceChildren(
      ...[...this.querySelectorAll('s-option')].map(
        (option) => new Option(option.textContent ?? '', (option as HTMLElement & { value: string }).value),
      ),
    );
    this.control.value = this.#wanted;
  }

  override get value(): string {
    return this.#wanted;
  }

  override set value(value: string) {
    this.#wanted = value;
    this.control.value = value;
  }
}

class SelectOption extends HTMLElement {
  get value(): string {
    return this.getAttribute('value') ?? '';
  }

  set value(value: string) {
    this.setAttribute('value', value);
  }
}

customElements.define('s-option', SelectOption);
customElements.define('s-select', Select);
customElements.define('s-text-field', TextField);
customElements.define('s-text-area', TextArea);
customElements.define('s-url-field', UrlField);
customElements.define('s-checkbox', Checkbox);
