import { describe, expect, it } from 'vitest';
import { formatCalendarDay, formatDateTime, formatDay, formatRelative } from './dates.ts';
import { merchantLocale } from './locale.ts';
import { formatMoney } from './money.ts';

/** Intl writes narrow and no-break spaces; a reader sees spaces. */
function plain(text: string): string {
  return text.replaceAll(/\s/g, ' ');
}

describe('money', () => {
  it('is written as the merchant writes it, from minor units', () => {
    expect(plain(formatMoney(2_995, 'EUR', 'de-DE'))).toBe('29,95 €');
    expect(formatMoney(2_995, 'EUR', 'en-US')).toBe('€29.95');
  });

  it('knows currencies without minor units', () => {
    expect(formatMoney(1_500, 'JPY', 'en-US')).toBe('¥1,500');
  });
});

const READER = { locale: 'en-US', timeZone: 'America/New_York' };

describe('times', () => {
  const nowMs = Date.parse('2026-11-24T12:00:00Z');

  it('are told from now, past and future, in the largest unit that fits', () => {
    expect(formatRelative(nowMs - 20_000, nowMs, 'en')).toBe('this minute');
    expect(formatRelative(nowMs - 5 * 60_000, nowMs, 'en')).toBe('5 minutes ago');
    expect(formatRelative(nowMs + 3 * 3_600_000, nowMs, 'de')).toBe('in 3 Stunden');
    expect(formatRelative(nowMs - 26 * 3_600_000, nowMs, 'en')).toBe('yesterday');
  });

  it('name the year only when it is not this one', () => {
    expect(formatDateTime(nowMs, nowMs, READER)).not.toContain('2026');
    expect(formatDateTime(Date.parse('2025-03-01T12:00:00Z'), nowMs, READER)).toContain('2025');
  });

  it("are those of the merchant's time zone, its years too", () => {
    expect(plain(formatDateTime(nowMs, nowMs, READER))).toBe('Nov 24, 7:00 AM');
    const newYearInLondon = Date.parse('2027-01-01T03:00:00Z');
    expect(formatDateTime(newYearInLondon, nowMs, READER)).not.toContain('20');
    expect(formatDay(newYearInLondon, READER)).toBe('Dec 31, 2026');
  });

  it('keep a calendar day on its day, wherever the browser is', () => {
    expect(formatCalendarDay('2026-11-24', 'en-US')).toContain('24');
  });
});

describe("the merchant's locale", () => {
  it('is the first that is one by its form; an invalid tag is passed over', () => {
    expect(merchantLocale(['not a locale', null, 'de-AT', 'en'])).toBe('de-AT');
    expect(merchantLocale([null, undefined])).toBe('en');
  });
});
