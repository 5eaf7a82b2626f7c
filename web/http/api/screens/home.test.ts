import { describe, expect, it } from 'vitest';
import { lastDays } from './home.ts';

const HOUR_MS = 3_600_000;

describe('the last days', () => {
  it('are seven, oldest first, and end now', () => {
    const now = Date.parse('2026-11-24T10:00:00Z');
    const { days, bounds } = lastDays(now, 'UTC');
    expect(days).toEqual([
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
    ]);
    expect(bounds).toHaveLength(8);
    expect([bounds[0], bounds.at(-1)]).toEqual([Date.parse('2026-11-18T00:00:00Z'), now + 1]);
  });

  it('begin at the merchant’s own midnight', () => {
    const now = Date.parse('2026-11-24T23:30:00Z');
    expect(lastDays(now, 'Europe/Berlin')).toMatchObject({ days: expect.arrayContaining(['2026-11-25']) });
    expect(lastDays(now, 'Asia/Kathmandu').bounds[0]).toBe(Date.parse('2026-11-18T18:15:00Z'));
  });

  it('have 25 hours when clocks go back and 23 when they go forward', () => {
    const autumn = lastDays(Date.parse('2026-10-27T10:00:00Z'), 'Europe/Berlin');
    const change = autumn.days.indexOf('2026-10-25');
    expect((autumn.bounds[change + 1] ?? 0) - (autumn.bounds[change] ?? 0)).toBe(25 * HOUR_MS);
    const spring = lastDays(Date.parse('2026-03-30T10:00:00Z'), 'Europe/Berlin');
    const short = spring.days.indexOf('2026-03-29');
    expect((spring.bounds[short + 1] ?? 0) - (spring.bounds[short] ?? 0)).toBe(23 * HOUR_MS);
  });

  it('are those of UTC when the time zone is none', () => {
    expect(lastDays(Date.parse('2026-11-24T10:00:00Z'), 'Mars/Olympus').bounds[0]).toBe(
      Date.parse('2026-11-18T00:00:00Z'),
    );
  });
});
