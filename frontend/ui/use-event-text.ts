import { useTranslation } from 'react-i18next';
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

/** A step without words of its own is shown by its name: `some_step` → `some step`. */
export function useEventName(): (event: string) => string {
  const { t, i18n } = useTranslation();
  return (event) =>
    i18n.exists(`events.${event}`) ? t(`events.${event}` as 'events.sent') : event.replaceAll('_', ' ');
}
