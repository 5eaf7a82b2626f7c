import { describe, expect, it } from 'vitest';
import { dateMs } from './dates.ts';

const at = (iso: string) => Date.parse(iso);

describe('moments', () => {
  it.each([
    ['ISO with microseconds', '2026-11-24T09:00:00.123456Z', '2026-11-24T09:00:00.123Z'],
    ['ISO with an offset', '2025-01-01T00:00:00+01:00', '2024-12-31T23:00:00.000Z'],
    ['ISO with an offset without colon', '2025-01-01T00:00:00-0530', '2025-01-01T05:30:00.000Z'],
    ['a space instead of T, read as UTC', '2025-01-01 00:00:00', '2025-01-01T00:00:00.000Z'],
    [
      'ISO without a zone, read as UTC whatever the zone of this machine',
      '2025-07-01T12:00:00',
      '2025-07-01T12:00:00.000Z',
    ],
    ['a day alone', '2025-01-01', '2025-01-01T00:00:00.000Z'],
  ])('are read from text: %s', (_form, text, iso) => {
    expect(dateMs(text)).toBe(at(iso));
  });

  it.each([
    ['3, UTC', { date: '2018-05-29 15:42:37.000000', timezone_type: 3, timezone: 'UTC' }, '2018-05-29T15:42:37.000Z'],
    [
      '3, a named zone in summer',
      { date: '2018-05-29 15:42:37.000000', timezone_type: 3, timezone: 'Europe/Berlin' },
      '2018-05-29T13:42:37.000Z',
    ],
    [
      '3, a named zone in winter',
      { date: '2018-01-29 15:42:37.000000', timezone_type: 3, timezone: 'America/New_York' },
      '2018-01-29T20:42:37.000Z',
    ],
    [
      '3, CET as a name has a summer time',
      { date: '2018-07-01 12:00:00.000000', timezone_type: 3, timezone: 'CET' },
      '2018-07-01T10:00:00.000Z',
    ],
    [
      '3, just after the clocks went forward',
      { date: '2018-03-25 03:30:00.000000', timezone_type: 3, timezone: 'Europe/Berlin' },
      '2018-03-25T01:30:00.000Z',
    ],
    [
      '2, CET as an abbreviation is fixed',
      { date: '2018-07-01 12:00:00.000000', timezone_type: 2, timezone: 'CET' },
      '2018-07-01T11:00:00.000Z',
    ],
    [
      '2, an American abbreviation',
      { date: '2018-07-01 12:00:00.000000', timezone_type: 2, timezone: 'EDT' },
      '2018-07-01T16:00:00.000Z',
    ],
    [
      '1, an offset',
      { date: '2018-05-29 15:42:37.500000', timezone_type: 1, timezone: '+02:00' },
      '2018-05-29T13:42:37.500Z',
    ],
    [
      'as text',
      { date: '2018-07-01 12:00:00.000000', timezone_type: '3', timezone: 'CET' },
      '2018-07-01T10:00:00.000Z',
    ],
    ['missing, with no zone at all', { date: '2018-05-29 15:42:37.000000' }, '2018-05-29T15:42:37.000Z'],
  ])('are read from a PHP object of timezone type %s', (_type, object, iso) => {
    expect(dateMs(object)).toBe(at(iso));
  });

  it('use the same zone twice with the same result', () => {
    const winter = { date: '2020-01-01 12:00:00.000000', timezone_type: 3, timezone: 'Europe/Warsaw' };
    expect(dateMs(winter)).toBe(at('2020-01-01T11:00:00Z'));
    expect(dateMs({ ...winter, date: '2020-07-01 12:00:00.000000' })).toBe(at('2020-07-01T10:00:00Z'));
  });

  it.each([
    null,
    undefined,
    '',
    'soon',
    12,
    [],
    {},
    { date: 5 },
    { date: 'soon' },
    { date: '2018-05-29 15:42:37', timezone_type: 3, timezone: 'Mars/Base' },
    { date: '2018-05-29 15:42:37', timezone_type: 2, timezone: 'XYZT' },
  ])('that cannot be read are null, never an exception: %j', (raw) => {
    expect(dateMs(raw)).toBeNull();
  });
});
