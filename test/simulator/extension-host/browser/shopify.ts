/**
 * The `shopify` global and `fetch` of one extension, in its own frame. Served as one function of a classic script,
 * types stripped.
 */
interface FrameData {
  readonly selected: readonly string[];
  readonly language: string;
  readonly words: Readonly<Record<string, unknown>>;
  readonly pickable: readonly string[];
}

const data = JSON.parse(document.getElementById('frame-data')?.textContent ?? '{}') as FrameData;
const tell = (message: string, detail: unknown = null): void =>
  window.parent.postMessage({ message, detail }, location.origin);

const translate = (key: string, values: Readonly<Record<string, string | number>> = {}): string => {
  let found = key
    .split('.')
    .reduce<unknown>((tree, step) => (tree as Record<string, unknown> | undefined)?.[step], data.words);
  if (typeof found === 'object' && found !== null && 'count' in values)
    found = (found as Record<string, unknown>)[new Intl.PluralRules(data.language).select(Number(values['count']))];
  return typeof found === 'string'
    ? found.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(values[name] ?? ''))
    : key;
};

const nativeFetch = window.fetch.bind(window);
window.fetch = async (target, init) => {
  const body = typeof init?.body === 'string' ? init.body : null;
  const answer = await nativeFetch('/.network', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      url: String(target),
      method: init?.method ?? 'GET',
      contentType: body === null ? null : 'application/json',
      body,
    }),
  });
  if (answer.status === 502) throw new TypeError('Failed to fetch');
  const { status, headers, text } = (await answer.json()) as {
    status: number;
    headers: Record<string, string>;
    text: string;
  };
  return new Response(text, { status, headers });
};

const stored = (key: string): string => `${location.pathname} ${key}`;

Object.assign(window, {
  shopify: {
    data: { selected: data.selected.map((id) => ({ id })) },
    i18n: {
      translate,
      formatNumber: (value: number, options?: Intl.NumberFormatOptions) =>
        new Intl.NumberFormat(data.language, options).format(value),
      formatCurrency: (value: number, options?: Intl.NumberFormatOptions) =>
        new Intl.NumberFormat(data.language, { style: 'currency', ...options }).format(value),
      formatDate: (date: Date, options?: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat(data.language, options).format(date),
    },
    storage: {
      get: (key: string) => Promise.resolve(JSON.parse(localStorage.getItem(stored(key)) ?? 'null') as unknown),
      set: (key: string, value: unknown) => Promise.resolve(localStorage.setItem(stored(key), JSON.stringify(value))),
    },
    close: () => tell('close'),
    resourcePicker: () => Promise.resolve(data.pickable.slice(0, 1).map((id) => ({ id }))),
    /** How the bundle names its target and hands over its entry. */
    extend: (_target: string, run: () => void) => run(),
  },
});

// The page's own save bar drives the form: changed fields show it, and it tells the form to save or go back.
const form = (): Element | null => document.querySelector('s-form');
for (const type of ['input', 'change'])
  document.addEventListener(
    type,
    (event) => event.target instanceof Element && form()?.contains(event.target) === true && tell('dirty'),
  );
window.addEventListener('message', (event: MessageEvent<{ message: string }>) => {
  if (event.origin !== location.origin) return;
  if (event.data.message === 'reset') form()?.dispatchEvent(new Event('reset'));
  if (event.data.message !== 'save') return;
  const saving: Promise<void>[] = [];
  form()?.dispatchEvent(
    Object.assign(new Event('submit'), { waitUntil: (promise: Promise<void>) => void saving.push(promise) }),
  );
  void Promise.all(saving).then(
    () => tell('saved'),
    () => tell('not-saved'),
  );
});
new ResizeObserver(() => tell('height', document.documentElement.scrollHeight)).observe(document.body);
