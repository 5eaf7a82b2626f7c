import type { Shop } from './state.ts';

/**
 * What a metafield of each type may hold (https://shopify.dev/docs/apps/build/metafields/list-of-data-types,
 * /docs/apps/build/metafields/metafield-limits). Each check answers what is wrong, null = nothing.
 */
type Check = (value: string, shop: Shop) => string | null;

const LONGEST_TEXT_BYTES = 65_536;
const LONGEST_URL_BYTES = 2_048;
const LONGEST_LIST = 128;

const matches =
  (form: RegExp, wanted: string): Check =>
  (value) =>
    form.test(value) ? null : `Value must be ${wanted}.`;

const text: Check = (value) => (Buffer.byteLength(value) <= LONGEST_TEXT_BYTES ? null : 'Value is too long.');

const line: Check = (value, shop) =>
  /[\n\r]/.test(value) ? "Value can't include new line characters." : text(value, shop);

const url: Check = (value) =>
  URL.canParse(value) &&
  ['http:', 'https:', 'mailto:', 'sms:', 'tel:'].includes(new URL(value).protocol) &&
  Buffer.byteLength(value) <= LONGEST_URL_BYTES
    ? null
    : 'Value must be a URL of at most 2048 bytes.';

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

const json: Check = (value, shop) => (parsed(value) === undefined ? 'Value is invalid JSON.' : text(value, shop));

/** A JSON object with exactly these fields. */
const object =
  (...fields: readonly string[]): Check =>
  (value) => {
    const given = parsed(value);
    const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
    return isObject && Object.keys(given).toSorted().join() === fields.toSorted().join()
      ? null
      : `Value must be a stringified JSON object with ${fields.join(' and ')}.`;
  };

const richText: Check = (value) => {
  const root = parsed(value);
  return typeof root === 'object' && root !== null && 'type' in root && root.type === 'root' && 'children' in root
    ? null
    : 'Value must be a rich text root with children.';
};

const reference = (...types: readonly string[]): Check =>
  matches(new RegExp(`^gid://shopify/(?:${types.join('|')})/\\d+$`), `a gid of ${types.join(' or ')}`);

const file: Check = (value, shop) => (shop.files.has(value) ? null : 'Value references a non-existent file.');

const measure = object('value', 'unit');

/** Types that have no `list.` of them. */
const SINGLE = new Map<string, Check>([
  ['boolean', matches(/^(?:true|false)$/, 'true or false')],
  ['id', line],
  ['json', json],
  ['language', matches(/^[a-z]{2}(?:-[A-Z]{2})?$/, 'a language code')],
  ['money', object('amount', 'currency_code')],
  ['multi_line_text_field', text],
  ['rich_text_field', richText],
]);

const LISTABLE = new Map<string, Check>([
  ['color', matches(/^#[\da-f]{6}$/i, 'a color code like #fff123')],
  ['date', matches(/^\d{4}-\d\d-\d\d$/, 'in YYYY-MM-DD format')],
  ['date_time', matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?/, 'in YYYY-MM-DDTHH:MM:SS format')],
  ['dimension', measure],
  ['link', object('text', 'url')],
  ['number_decimal', matches(/^-?\d{1,13}(?:\.\d{1,9})?$/, 'a decimal number')],
  ['number_integer', matches(/^-?\d{1,16}$/, 'an integer')],
  ['rating', object('value', 'scale_min', 'scale_max')],
  ['single_line_text_field', line],
  ['url', url],
  ['volume', measure],
  ['weight', measure],
  ['file_reference', file],
  ['article_reference', reference('Article')],
  ['collection_reference', reference('Collection')],
  ['company_reference', reference('Company')],
  ['customer_reference', reference('Customer')],
  ['metaobject_reference', reference('Metaobject')],
  ['mixed_reference', reference('Metaobject', 'MediaImage')],
  ['order_reference', reference('Order')],
  ['page_reference', reference('Page')],
  ['product_reference', reference('Product')],
  ['product_taxonomy_value_reference', reference('TaxonomyValue')],
  ['variant_reference', reference('ProductVariant')],
]);

const LIST = 'list.';

/** Whether Shopify knows the type. */
export function isMetafieldType(type: string): boolean {
  return type.startsWith(LIST) ? LISTABLE.has(type.slice(LIST.length)) : LISTABLE.has(type) || SINGLE.has(type);
}

function invalidList(check: Check, value: string, shop: Shop): string | null {
  const elements = parsed(value);
  if (!Array.isArray(elements)) return 'Value must be a stringified JSON array.';
  if (elements.length > LONGEST_LIST) return `Value must have at most ${LONGEST_LIST} elements.`;
  const faults = elements.map((element) =>
    check(typeof element === 'string' ? element : JSON.stringify(element), shop),
  );
  return faults.find((fault) => fault !== null) ?? null;
}

/** What is wrong with a value of a type that `isMetafieldType`; null = nothing. */
export function invalidValue(shop: Shop, { type, value }: { type: string; value: string }): string | null {
  const base = type.startsWith(LIST) ? type.slice(LIST.length) : type;
  const check = LISTABLE.get(base) ?? SINGLE.get(base);
  if (check === undefined) return `Type ${type} is not known.`;
  return type.startsWith(LIST) ? invalidList(check, value, shop) : check(value, shop);
}
