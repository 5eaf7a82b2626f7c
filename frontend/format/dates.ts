import { dateFormatter, relativeTimeFormatter } from './formatters.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Who reads a time, and where. */
export interface Reader {
  readonly locale: string;
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

/** Short date and time as the merchant writes it; the year only when it is not this one. */
export function formatDateTime(atMs: number, nowMs: number, { locale, timeZone }: Reader): string {
  const year = dateFormatter('en', { year: 'numeric', timeZone });
  const isThisYear = year.format(atMs) === year.format(nowMs);
  return dateFormatter(locale, {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(atMs);
}

/** The time of day; with its date when the day is not this one. */
export function formatTime(atMs: number, nowMs: number, reader: Reader): string {
  if (formatDay(atMs, reader) !== formatDay(nowMs, reader)) return formatDateTime(atMs, nowMs, reader);
  const { locale, timeZone } = reader;
  return dateFormatter(locale, { hour: 'numeric', minute: '2-digit', timeZone }).format(atMs);
}

/** The day of an instant where it is read, with its year. */
export function formatDay(atMs: number, { locale, timeZone }: Reader): string {
  return dateFormatter(locale, { dateStyle: 'medium', timeZone }).format(atMs);
}

/** A calendar day `2026-11-24` as a short weekday and day; the day is the shop's, so no time zone may shift it. */
export function formatCalendarDay(day: string, locale: string): string {
  return dateFormatter(locale, { weekday: 'short', day: 'numeric', month: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );
}

/** `3 minutes ago`, `in 2 hours`: the largest unit that fits, past and future. */
export function formatRelative(atMs: number, nowMs: number, locale: string): string {
  const format = relativeTimeFormatter(locale, { numeric: 'auto' });
  const differenceMs = atMs - nowMs;
  const size = Math.abs(differenceMs);
  if (size < MINUTE_MS) return format.format(0, 'minute');
  if (size < HOUR_MS) return format.format(Math.trunc(differenceMs / MINUTE_MS), 'minute');
  if (size < DAY_MS) return format.format(Math.trunc(differenceMs / HOUR_MS), 'hour');
  return format.format(Math.trunc(differenceMs / DAY_MS), 'day');
}
