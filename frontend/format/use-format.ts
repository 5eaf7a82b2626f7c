import { createContext, useContext } from 'react';
import { formatCalendarDay, formatDateTime, formatDay, formatRelative, formatTime, type Reader } from './dates.ts';
import { nameFormatter, numberFormatter } from './formatters.ts';
import { formatMoney, formatNumber } from './money.ts';

export interface Format extends Reader {
  readonly money: (amount: { readonly minor: number; readonly currency: string }) => string;
  readonly number: (value: number) => string;
  /** 29.2 is 29.2 %. */
  readonly percent: (value: number) => string;
  readonly dateTime: (atMs: number) => string;
  /** Of today; of another day with its date. */
  readonly time: (atMs: number) => string;
  readonly day: (atMs: number) => string;
  readonly calendarDay: (day: string) => string;
  readonly relative: (atMs: number) => string;
  /** Millimetres as centimetres with at most one digit. */
  readonly centimetres: (lengthMm: number) => string;
  readonly country: (code: string) => string;
}

/** Numbers, money and times as one merchant reads them. `now` is what `3 minutes ago` is counted from. */
export function formatFor(reader: Reader, now: () => number = Date.now): Format {
  const { locale } = reader;
  return {
    ...reader,
    money: ({ minor, currency }) => formatMoney(minor, currency, locale),
    number: (value) => formatNumber(value, locale),
    percent: (value) => numberFormatter(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value / 100),
    dateTime: (atMs) => formatDateTime(atMs, now(), reader),
    time: (atMs) => formatTime(atMs, now(), reader),
    day: (atMs) => formatDay(atMs, reader),
    calendarDay: (day) => formatCalendarDay(day, locale),
    relative: (atMs) => formatRelative(atMs, now(), locale),
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

/** How the merchant who looks at the pages reads; set once by the app. */
export const FormatContext = createContext<Format>(formatFor({ locale: 'en', timeZone: 'UTC' }));

/** Numbers, money and times for the merchant who looks at the page. */
export function useFormat(): Format {
  return useContext(FormatContext);
}
