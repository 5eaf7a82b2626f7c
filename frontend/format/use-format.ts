import { createContext, useContext, useMemo } from 'react';
import { formatCalendarDay, formatDateTime, formatDay, formatRelative } from './dates.ts';
import { nameFormatter, numberFormatter } from './formatters.ts';
import { formatMoney, formatNumber } from './money.ts';

/** The merchant's locale, such as `de-DE`. */
export const LocaleContext = createContext('en');

export interface Format {
  readonly locale: string;
  readonly money: (amount: { readonly minor: number; readonly currency: string }) => string;
  readonly number: (value: number) => string;
  readonly dateTime: (atMs: number) => string;
  readonly day: (atMs: number) => string;
  readonly calendarDay: (day: string) => string;
  readonly relative: (atMs: number) => string;
  /** Millimetres as centimetres with at most one digit. */
  readonly centimetres: (lengthMm: number) => string;
  readonly country: (code: string) => string;
}

export function formatIn(locale: string): Format {
  return {
    locale,
    money: ({ minor, currency }) => formatMoney(minor, currency, locale),
    number: (value) => formatNumber(value, locale),
    dateTime: (atMs) => formatDateTime(atMs, Date.now(), locale),
    day: (atMs) => formatDay(atMs, locale),
    calendarDay: (day) => formatCalendarDay(day, locale),
    relative: (atMs) => formatRelative(atMs, Date.now(), locale),
    centimetres: (lengthMm) => numberFormatter(locale, { maximumFractionDigits: 1 }).format(lengthMm / 10),
    country: (code) => countryName(code, locale),
  };
}

function countryName(code: string, locale: string): string {
  try {
    return nameFormatter(locale, { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

export function useFormat(): Format {
  const locale = useContext(LocaleContext);
  return useMemo(() => formatIn(locale), [locale]);
}
