import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';

/** A problem's or log line's detail as names and values in the merchant's language. Empty lists and nested objects say nothing and are left out. */
export function useDetailRows(): (detail: Readonly<Record<string, unknown>>) => readonly (readonly [string, string])[] {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return (detail) =>
    Object.entries(detail).flatMap(([key, value]) => {
      const text = textOf(value);
      if (text === null) return [];
      const name = i18n.exists(`facts.${key}`) ? t(`facts.${key}` as 'facts.reason') : key;
      return [[name, key === 'country' && text.length === 2 ? format.country(text) : text] as const];
    });
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return null;
  const texts = value.filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
  return texts.length === 0 ? null : texts.join(', ');
}
