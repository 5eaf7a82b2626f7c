import { useTranslation } from 'react-i18next';
import { textAt } from './known-words.ts';
import { useDetailRows } from './use-detail-rows.ts';

/** A log line in the merchant's words: the step, and its facts in one line. */
export function useEventText(): (entry: {
  readonly event: string;
  readonly detail: Readonly<Record<string, unknown>>;
}) => { readonly title: string; readonly detail: string } {
  const eventName = useEventName();
  const detailRows = useDetailRows();
  return ({ event, detail }) => ({
    title: eventName(event),
    detail: detailRows(detail)
      .map(([name, value]) => `${name}: ${value}`)
      .join(', '),
  });
}

/** A step of a newer server, without words here, is only said to be one. */
export function useEventName(): (event: string) => string {
  const { t, i18n } = useTranslation();
  return (event) => textAt(i18n, `events.${event}`) ?? t('activity.otherStep');
}
