import type { i18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import { readNote } from '../../web/contract/words.ts';
import { useFormat, type Format } from '../format/use-format.ts';
import { textAt } from './known-words.ts';
import { noteTextIn } from './use-note-text.ts';

type Detail = Readonly<Record<string, unknown>>;
type DetailRow = readonly [name: string, value: string];

/** Where the texts of a fact's codes stand; those of the others are `factValues.<fact>`. */
const PLACES: Readonly<Record<string, (code: string) => string>> = {
  state: (code) => `orders.state.${code}`,
  holdReason: (code) => `orders.hold.${code}`,
  problems: (code) => `problems.${code}.title`,
  kind: (code) => `jobs.title.${code}`,
  fields: (code) => `products.field.${code}`,
  field: (code) => `products.field.${code}`,
  region: (code) => `region.${code}`,
  status: statusPath,
  from: statusPath,
  to: statusPath,
  event: statusPath,
};

function statusPath(status: string): string {
  return `picanovaStatus.${status.toLowerCase()}`;
}

/** Facts whose values are the merchant's or the catalogue's own words, whatever they look like. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  'sku',
  'meant',
  'answered',
  'option',
  'options',
  'value',
  'valid',
  'title',
  'bundle',
  'product',
  'shopSku',
  'method',
  'number',
  'carrier',
  'trackingNumber',
  'picanovaOrderId',
  'externalId',
  'url',
  'shopCurrency',
  'customsCurrency',
]);
/** `no_variant`, `unreachable`, `items.1.file`, `IN_TRANSIT`: for programs, not for merchants. */
const CODE = /^(?:[a-z]+\d*(?:[._][a-z\d]+)*|[A-Z][A-Z\d]*(?:_[A-Z\d]+)*)$/;
/** What came of a call that nobody answered: its reason is the network's, or our own, in English. */
const UNANSWERED: ReadonlySet<unknown> = new Set(['throttled', 'unreachable', 'unknown']);

/** Turns a problem's or log line's detail into names and values in the merchant's language. */
export function detailRowsIn(language: i18n, format: Format): (detail: Detail) => readonly DetailRow[] {
  const noteText = noteTextIn(language);

  function word(fact: string, text: string): string {
    if (fact === 'notes') return noteText(readNote(text));
    if (fact === 'country') return text.length === 2 ? format.country(text) : (wordAt(fact, text) ?? text);
    if (fact === 'date') return Number.isNaN(Date.parse(text)) ? text : format.dateTime(Date.parse(text));
    return wordAt(fact, text) ?? (!OWN_WORDS.has(fact) && CODE.test(text) ? '' : text);
  }

  function wordAt(fact: string, text: string): string | null {
    return textAt(language, PLACES[fact]?.(text) ?? `factValues.${fact}.${text}`);
  }

  return (detail) =>
    Object.entries(detail).flatMap(([fact, value]) => {
      const name = textAt(language, `facts.${fact}`);
      if (name === null || (fact === 'reason' && UNANSWERED.has(detail['outcome']))) return [];
      const texts = textsOf(value)
        .filter((text) => !text.startsWith('gid://'))
        .map((text) => word(fact, text))
        .filter((text) => text !== '');
      return texts.length === 0 ? [] : [[name, texts.join(', ')] as const];
    });
}

/**
 * A problem's or log line's detail as names and values in the merchant's language. Empty lists, nested objects, gids,
 * codes without words, and facts that have no name say nothing and are left out.
 */
export function useDetailRows(): (detail: Detail) => readonly DetailRow[] {
  const { i18n } = useTranslation();
  return detailRowsIn(i18n, useFormat());
}

function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => (Array.isArray(one) ? [] : textsOf(one)));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
}
