import path from 'node:path';
import { getExtension } from '@shopify/ui-extensions-tester';
import { createStorage } from '@shopify/ui-extensions-tester/admin';
import { JSDOM } from 'jsdom';
import { render } from 'preact';
import { expect, vi } from 'vitest';
import type { ExtensionName, Language } from '../../tools/extension-locales.ts';
import { DOCUMENTS, type DocumentName } from '../../extensions/shared/documents.ts';
import { sendForExtension, type ExtensionNetwork } from '../simulator/extension-host/direct-api.ts';
import { translator } from './translate.ts';

/**
 * A document for the extensions and nothing else: Vitest's own jsdom environment also puts jsdom's `URL` and
 * `AbortSignal` in place of Node's, which the simulators in this process cannot work with.
 */
const { window } = new JSDOM('<!doctype html><html><body></body></html>');
Object.assign(globalThis, { window, document: window.document, Event: window.Event });
// Shopify's elements have these as properties, so Preact sets them as such; a plain element would get attributes.
for (const [name, empty] of [
  ['value', ''],
  ['checked', false],
] as const) {
  const values = new WeakMap<object, unknown>();
  Object.defineProperty(window.HTMLElement.prototype, name, {
    get: function get(this: object) {
      return values.get(this) ?? empty;
    },
    set: function set(this: object, value: unknown) {
      values.set(this, value);
    },
  });
}

const TARGETS = {
  'print-product-block': 'admin.product-details.block.render',
  'print-variant-block': 'admin.product-variant-details.block.render',
  'print-product-table': 'admin.product-details.action.render',
  'print-products-bulk': 'admin.product-index.selection-action.render',
  'print-order-block': 'admin.order-details.block.render',
  'print-order-resend': 'admin.order-details.action.render',
} as const satisfies Record<ExtensionName, string>;

export interface OpenOptions {
  readonly network: ExtensionNetwork;
  readonly selected: readonly string[];
  readonly language?: Language;
  /** The app's server is down. */
  readonly appIsDown?: boolean;
  /** What the extension has stored on earlier visits. */
  readonly stored?: Readonly<Record<string, unknown>>;
  /** Answers given in place of Shopify's, by operation. */
  readonly answers?: Readonly<Partial<Record<DocumentName, unknown>>>;
  /** Done by others just before the named operation reaches Shopify. */
  readonly before?: Readonly<Partial<Record<DocumentName, () => void>>>;
  /** What the merchant picks in Shopify's resource picker. */
  readonly picked?: readonly string[];
}

function networkOf(options: OpenOptions, asked: string[]): typeof fetch {
  return async (input, init) => {
    const url = String(input);
    const body = typeof init?.body === 'string' ? init.body : null;
    const name = url.startsWith('shopify:')
      ? (JSON.parse(body ?? '{}') as { operationName: DocumentName }).operationName
      : null;
    asked.push(name ?? `${init?.method ?? 'GET'} ${url}`);
    if (name !== null && !(name in DOCUMENTS)) throw new Error(`${name} is no document of the extensions`);
    if (name !== null && options.answers?.[name] !== undefined) return Response.json(options.answers[name]);
    if (name !== null) options.before?.[name]?.();
    if (name === null && options.appIsDown === true) throw new TypeError('Failed to fetch');
    const { status, headers, text } = await sendForExtension(options.network, {
      url,
      method: init?.method ?? 'GET',
      contentType: body === null ? null : 'application/json',
      body,
    });
    return new Response(text, { status, headers });
  };
}

type Field = HTMLElement & { value: string; checked: boolean };

/** One open block or action, as a merchant meets it: by labels and words. */
export interface OpenExtension {
  /** All words on it. */
  text(): string;
  all(selector: string): readonly Field[];
  field(label: string): Field;
  /** Enters a value as a person does. */
  enter(label: string, value: string): void;
  /** The texts of a select's options. */
  choices(label: string): readonly string[];
  press(words: string): void;
  /** The page's save bar: whether the block says it is saved. */
  save(): Promise<'saved' | 'rejected'>;
  discard(): void;
  /** Resolves when the check holds. */
  until(check: () => void): Promise<void>;
  /** Operations and routes it has asked, in order. */
  readonly asked: readonly string[];
  stored(key: string): Promise<unknown>;
  readonly closed: () => number;
  close(): void;
}

const WAIT = { timeout: 8_000, interval: 20 };

/** Opens a built-from-source extension in the tester's host, against real simulators and the real app. */
export async function openExtension(name: ExtensionName, options: OpenOptions): Promise<OpenExtension> {
  const extension = getExtension(TARGETS[name], {
    configSearchDir: path.join(import.meta.dirname, '..', '..', 'extensions', name),
  });
  extension.setUp();
  const asked: string[] = [];
  const storage = createStorage({ ...options.stored });
  const close = vi.fn<() => void>();
  const language = options.language ?? 'en';
  Object.assign(extension.shopify, {
    data: { selected: options.selected.map((id) => ({ id })) },
    storage,
    ...('close' in extension.shopify ? { close } : {}),
    resourcePicker: () => Promise.resolve(options.picked?.map((id) => ({ id }))),
  });
  Object.assign(extension.shopify.i18n, {
    translate: translator(name, language),
    formatNumber: (value: number, format?: Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(language, format).format(value),
    formatCurrency: (value: number, format?: Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(language, { style: 'currency', ...format }).format(value),
    formatDate: (date: Date, format?: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(language, format).format(date),
  });
  extension.fetch = networkOf(options, asked);
  await extension.render();

  const all = (selector: string): readonly Field[] => [...document.body.querySelectorAll<Field>(selector)];
  const field = (label: string): Field => {
    const found = all('[label]').find((element) => element.getAttribute('label') === label);
    if (found === undefined)
      throw new Error(
        `no field “${label}”, only ${all('[label]')
          .map((element) => element.getAttribute('label'))
          .join(', ')}`,
      );
    return found;
  };
  return {
    asked,
    all,
    field,
    text: () =>
      [
        document.body.textContent ?? '',
        ...all('[heading],[details],[error],[label]').flatMap((element) =>
          ['heading', 'details', 'error', 'label'].map((attribute) => element.getAttribute(attribute) ?? ''),
        ),
      ].join('\n'),
    enter(label, value) {
      const element = field(label);
      element.value = value;
      for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }));
    },
    choices: (label) => [...field(label).querySelectorAll('s-option')].map((option) => option.textContent ?? ''),
    press(words) {
      const button = all('s-button').find(
        (element) =>
          element.textContent === words ||
          element.getAttribute('accessibilitylabel') === words ||
          element.getAttribute('accessibilityLabel') === words,
      );
      if (button === undefined)
        throw new Error(
          `no button “${words}”, only ${all('s-button')
            .map((element) => element.textContent)
            .join(', ')}`,
        );
      if (button.hasAttribute('disabled')) throw new Error(`the button “${words}” is disabled`);
      button.dispatchEvent(new Event('click', { bubbles: true }));
    },
    async save() {
      const promises: Promise<void>[] = [];
      const event = Object.assign(new Event('submit'), {
        waitUntil: (promise: Promise<void>) => void promises.push(promise),
      });
      document.body.querySelector('s-form')?.dispatchEvent(event);
      expect(promises).toHaveLength(1);
      const [result] = await Promise.allSettled(promises);
      return result?.status === 'fulfilled' ? 'saved' : 'rejected';
    },
    discard: () => void document.body.querySelector('s-form')?.dispatchEvent(new Event('reset')),
    until: (check) => vi.waitFor(check, WAIT),
    stored: (key) => storage.get(key),
    closed: () => close.mock.calls.length,
    close() {
      render(null, document.body);
      extension.tearDown();
    },
  };
}
