import { useTranslation } from 'react-i18next';
import type { NoteView } from '../../web/contract/index.ts';

const SOURCES = ['line_item', 'option', 'variant', 'product'] as const;
const IGNORED = ['not_allowed', 'host_not_allowed'] as const;

/**
 * A note of the planner in the merchant's words (codes: web/domain/print-fields/notes.ts); an unknown one is shown as
 * it is.
 */
export function useNoteText(): (note: NoteView) => string {
  const { t, i18n } = useTranslation();
  const fieldName = (key: string): string =>
    i18n.exists(`products.field.${key}`) ? t(`products.field.${key}` as 'products.field.print_sku') : key;
  return ({ code, parts }) => {
    const [first = '', second = '', third = ''] = parts;
    switch (code) {
      case 'from': {
        const source = SOURCES.find((known) => known === second);
        return t('order.note.from', {
          field: fieldName(first),
          source: source === undefined ? second : t(`order.source.${source}`, { place: third }),
        });
      }
      case 'ignored_property': {
        const reason = IGNORED.find((known) => known === second);
        return t('order.note.ignored_property', {
          field: fieldName(first),
          reason: reason === undefined ? second : t(`order.ignored.${reason}`),
        });
      }
      case 'corrected':
        return t('order.note.corrected', { written: first, sent: second });
      case 'option_default':
        return t('order.note.option_default', { option: first, value: second });
      case 'options_ignored':
        return t('order.note.options_ignored', { names: parts.join(', ') });
      default:
        return t('order.note.other', { text: [code, ...parts].join(' ') });
    }
  };
}
