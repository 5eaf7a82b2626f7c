import type { i18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { NoteView } from '../../web/contract/index.ts';
import { textAt } from './known-words.ts';

/**
 * A note of the app in the merchant's words (codes: web/domain/print-fields/notes.ts); one of a newer server, without
 * words here, is only said to be there.
 */
export function useNoteText(): (note: NoteView) => string {
  const { i18n } = useTranslation();
  return noteTextIn(i18n);
}

/** Notes in one language. */
export function noteTextIn(language: i18n): (note: NoteView) => string {
  const { t } = language;
  return ({ code, parts }) => {
    const [first = '', second = '', place = ''] = parts;
    const field = textAt(language, `products.field.${first}`) ?? first;
    switch (code) {
      case 'from':
        return t('order.note.from', {
          field,
          source: textAt(language, `order.source.${second}`, { place }) ?? second,
        });
      case 'ignored_property':
        return t('order.note.ignored_property', {
          field,
          reason: textAt(language, `order.ignored.${second}`) ?? t('order.ignored.other'),
        });
      case 'corrected':
        return t('order.note.corrected', { written: first, sent: second });
      case 'option_default':
        return t('order.note.option_default', { option: first, value: second });
      case 'options_ignored':
        return t('order.note.options_ignored', { names: parts.join(', ') });
      case 'unmapped_title':
        return t('order.note.unmapped_title', { title: first });
      case 'method_fallback':
        return t('order.note.method_fallback', { wished: first, method: second });
      case 'address_kind':
        return textAt(language, `order.addressKind.${first}`) ?? t('order.addressKind.other');
      case 'code_match':
        return t('order.note.code_match', { code: first, sku: second });
      case 'set_slot':
        return t('order.note.set_slot', { slot: first, of: second, code: place });
      case 'sent_anyway':
        return t('order.note.sent_anyway');
      case 'artwork_ratio':
        return t('order.note.artwork_ratio', { percent: first });
      case 'artwork_cmyk':
        return t('order.note.artwork_cmyk');
      case 'artwork_not_checked':
        return t('order.note.artwork_not_checked');
      case 'customs_list_price':
        return t('order.note.customs_list_price');
      case 'customs_converted':
        return t('order.note.customs_converted', { from: first, to: second, rate: place });
      default:
        return t('order.note.other');
    }
  };
}
