import { useTranslation } from 'react-i18next';
import { readNote } from '../../web/contract/words.ts';
import { useFormat } from '../format/use-format.ts';
import { textAt } from './known-words.ts';
import { useNoteText } from './use-note-text.ts';

/** Where the texts of a fact's codes stand; those of the others are `factValues.<fact>`. */
const PLACES: Readonly<Record<string, (code: string) => string>> = {
  state: (code) => `orders.state.${code}`,
  holdReason: (code) => `orders.hold.${code}`,
  problems: (code) => `problems.${code}.title`,
  kind: (code) => `jobs.title.${code}`,
  fields: (code) => `products.field.${code}`,
  region: (code) => `region.${code}`,
};

/**
 * Facts that hold either a code of the app or the words of another system. A code without a text says nothing to a
 * merchant.
 */
const CODED: ReadonlySet<string> = new Set(['reason', 'outcome', 'how', 'what']);
const CODE = /^[a-z]+(_[a-z]+)+$/;

/**
 * A problem's or log line's detail as names and values in the merchant's language. Empty lists, nested objects, gids,
 * and facts that have no name say nothing and are left out.
 */
export function useDetailRows(): (detail: Readonly<Record<string, unknown>>) => readonly (readonly [string, string])[] {
  const { i18n } = useTranslation();
  const format = useFormat();
  const noteText = useNoteText();

  function word(fact: string, text: string): string {
    if (fact === 'notes') return noteText(readNote(text));
    if (fact === 'country' && text.length === 2) return format.country(text);
    const found = textAt(i18n, PLACES[fact]?.(text) ?? `factValues.${fact}.${text}`);
    return found ?? (CODED.has(fact) && CODE.test(text) ? '' : text);
  }

  return (detail) =>
    Object.entries(detail).flatMap(([fact, value]) => {
      const name = textAt(i18n, `facts.${fact}`);
      const texts = textsOf(value)
        .filter((text) => !text.startsWith('gid://'))
        .map((text) => word(fact, text))
        .filter((text) => text !== '');
      return name === null || texts.length === 0 ? [] : [[name, texts.join(', ')] as const];
    });
}

function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => (Array.isArray(one) ? [] : textsOf(one)));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
}
