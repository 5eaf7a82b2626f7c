import type { Metafield, ShopFile } from '../planning/shopify-order.ts';

/**
 * Merchants define metafields of any of Shopify's types, and a print field is a text (product §3 rule 9): here stands
 * what a value of each type means, and how a text is written so that the type stays what it is. No gid and no JSON text
 * leaves this module as the text of a field.
 */

/** Why a value says nothing that can be printed. */
export type FieldFault =
  | 'several_values'
  | 'no_text'
  | 'reference'
  | 'file_processing'
  | 'file_failed'
  | 'file_missing';

export type FieldText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'fault'; readonly fault: FieldFault };

type TypedValue = Pick<Metafield, 'type' | 'value' | 'file'>;
type Reader = (value: string, file: ShopFile | undefined) => FieldText;

const LIST = 'list.';
const GID = /^gid:\/\/\w+\/\w+\/\S+$/;
/** What a text that is JSON begins with; numbers and `true` are texts like others. */
const JSON_FORM = /^["[{]/;
/** Characters that nobody sees: zero-width space, word joiner, byte order mark. */
const INVISIBLE = /[\u200b\u2060\ufeff]/g;
const HARD_SPACES = /[\u00a0\u2007\u202f]/g;

/** As people mean it: composed (NFC), hard spaces as spaces, no space or line break around it. */
function cleaned(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '').replace(HARD_SPACES, ' ').trim();
}

function fault(reason: FieldFault): FieldText {
  return { kind: 'fault', fault: reason };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A whole number that JavaScript cannot hold exactly would be another one. */
function isExact(value: number): boolean {
  return !Number.isInteger(value) || Number.isSafeInteger(value);
}

/** What a text means that was taken out of JSON, or is none. */
function ofWords(text: string): FieldText {
  const words = cleaned(text);
  if (words === '') return { kind: 'blank' };
  return GID.test(words) ? fault('reference') : { kind: 'text', text: words };
}

function ofJson(value: unknown): FieldText {
  if (typeof value === 'string') return ofWords(value);
  if (typeof value === 'number' && isExact(value)) return ofWords(String(value));
  if (value === null) return { kind: 'blank' };
  return Array.isArray(value) ? ofList(value) : fault('no_text');
}

/** A list with one element is that element (product §3 rule 9); elements that say nothing do not count. */
function ofList(elements: readonly unknown[]): FieldText {
  const [only, ...others] = elements.map(ofJson).filter(({ kind }) => kind !== 'blank');
  if (only === undefined) return { kind: 'blank' };
  return others.length === 0 ? only : fault('several_values');
}

/**
 * A text, also one in which another tool has written a list or JSON. Valid JSON alone is read as such: a text may begin
 * with a quotation mark.
 */
const asText: Reader = (value) => {
  const words = cleaned(value);
  const json = JSON_FORM.test(words) ? parsed(words) : undefined;
  return json === undefined ? ofWords(words) : ofJson(json);
};

const asJson: Reader = (value, file) => {
  const json = parsed(value);
  return json === undefined ? asText(value, file) : ofJson(json);
};

/** An amount with its unit or currency, a rating, a link with its label: no text that names anything at Picanova. */
const asMeasure: Reader = () => fault('no_text');

const asReference: Reader = () => fault('reference');

const asFile: Reader = (_value, file) => {
  if (file === undefined) return fault('reference');
  return file.state === 'ready' ? ofWords(file.url) : fault(`file_${file.state}`);
};

/** Deeper than any editor nests. */
const DEEPEST_RICH_TEXT = 20;
const RICH_BLOCKS: ReadonlySet<unknown> = new Set(['paragraph', 'heading', 'list-item']);

function richText(node: unknown, depth: number): string {
  if (typeof node !== 'object' || node === null || depth > DEEPEST_RICH_TEXT) return '';
  const { type, value, children } = node as Readonly<Record<string, unknown>>;
  const own = typeof value === 'string' ? value : '';
  const below = Array.isArray(children) ? children.map((child) => richText(child, depth + 1)).join('') : '';
  return own + below + (RICH_BLOCKS.has(type) ? '\n' : '');
}

/** Its plain text, a line for each paragraph. */
const asRichText: Reader = (value, file) => {
  const root = parsed(value);
  return typeof root === 'object' && root !== null ? ofWords(richText(root, 0)) : asText(value, file);
};

/**
 * Shopify's types (https://shopify.dev/docs/apps/build/metafields/list-of-data-types), each also as `list.` of them. A
 * type that is not here is read as text.
 */
const READERS: ReadonlyMap<string, Reader> = new Map([
  ['boolean', asText],
  ['color', asText],
  ['date', asText],
  ['date_time', asText],
  ['id', asText],
  ['language', asText],
  ['multi_line_text_field', asText],
  ['number_decimal', asText],
  ['number_integer', asText],
  ['single_line_text_field', asText],
  ['url', asText],
  ['json', asJson],
  ['rich_text_field', asRichText],
  ['dimension', asMeasure],
  ['link', asMeasure],
  ['money', asMeasure],
  ['rating', asMeasure],
  ['volume', asMeasure],
  ['weight', asMeasure],
  ['file_reference', asFile],
  ['article_reference', asReference],
  ['collection_reference', asReference],
  ['company_reference', asReference],
  ['customer_reference', asReference],
  ['metaobject_reference', asReference],
  ['mixed_reference', asReference],
  ['order_reference', asReference],
  ['page_reference', asReference],
  ['product_reference', asReference],
  ['product_taxonomy_value_reference', asReference],
  ['variant_reference', asReference],
]);

function readerOf(type: string): Reader {
  return READERS.get(type) ?? asText;
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;
/** Taken as it is written: JavaScript would change a long number, and the zeros at a decimal's end. */
const LIST_OF_ONE_NUMBER = /^\[\s*(-?\d+(?:\.\d+)?)\s*\]$/;

/** The elements of a list that say something, as texts in the form their own type is stored in; null = it is none. */
function elementsOf(value: string): readonly string[] | null {
  const number = LIST_OF_ONE_NUMBER.exec(value.trim())?.[1];
  if (number !== undefined) return [number];
  const list = parsed(value);
  if (!Array.isArray(list)) return null;
  return list
    .filter((element) => element !== null && element !== '')
    .map((element) => (typeof element === 'string' ? element : JSON.stringify(element)));
}

/** What a metafield means as a print field, by its type. `file` is what a file reference leads to. */
export function metafieldText({ type, value, file }: TypedValue): FieldText {
  if (cleaned(value) === '') return { kind: 'blank' };
  const elements = type.startsWith(LIST) ? elementsOf(value) : null;
  if (elements === null) return readerOf(type)(value, file);
  const [only, ...others] = elements;
  if (only === undefined) return { kind: 'blank' };
  return others.length === 0 ? readerOf(type.slice(LIST.length))(only, file) : fault('several_values');
}

/** What a buyer's property or an option's value means. */
export function plainText(value: string): FieldText {
  return asText(value, undefined);
}

/** What an editor shows of a metafield: what it means, else what stands there. */
export function shownText(metafield: TypedValue): string {
  const read = metafieldText(metafield);
  return read.kind === 'text' ? read.text : metafield.value;
}

/** The gid of the one file that a metafield refers to; null = it refers to none, or to several. */
export function fileGidOf({ type, value }: Pick<Metafield, 'type' | 'value'>): string | null {
  if (type === 'file_reference') return GID.test(value) ? value : null;
  if (type !== 'list.file_reference') return null;
  const [only, ...others] = elementsOf(value) ?? [];
  return only !== undefined && others.length === 0 && GID.test(only) ? only : null;
}

/** Whether a metafield of this type is a file that is chosen in Shopify: a text cannot be written into it. */
export function isFileType(type: string): boolean {
  return type === 'file_reference' || type === 'list.file_reference';
}

const NUMBERS: ReadonlySet<string> = new Set(['number_integer', 'number_decimal']);

function storedList(type: string, text: string): string {
  return NUMBERS.has(type) && NUMBER.test(text) ? `[${text}]` : JSON.stringify([text]);
}

function storedRichText(text: string): string {
  const lines = text.split('\n').map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] }));
  return JSON.stringify({ type: 'root', children: lines });
}

/**
 * How a text is written into a metafield of this type so that `metafieldText` gives it back. What has the type's own
 * form already stays as it is: a value that is put back is what stood there.
 */
export function storedValue(type: string, text: string): string {
  if (type.startsWith(LIST)) return Array.isArray(parsed(text)) ? text : storedList(type.slice(LIST.length), text);
  const isStructured = JSON_FORM.test(text) && parsed(text) !== undefined;
  if (isStructured) return text;
  if (type === 'json') return JSON.stringify(text);
  return type === 'rich_text_field' ? storedRichText(text) : text;
}
