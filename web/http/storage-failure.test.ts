import { describe, expect, it } from 'vitest';
import { storageFailureOf } from './storage-failure.ts';

function coded(code: string, cause?: unknown): Error {
  return Object.assign(new Error('no', { cause }), { code });
}

describe('a failure of storage', () => {
  it.each(['SQLITE_FULL', '53100'])('[S16] %s is a full disk', (code) => {
    expect(storageFailureOf(coded(code))).toBe('full');
  });

  it.each([
    'SQLITE_BUSY',
    'SQLITE_BUSY_SNAPSHOT',
    'SQLITE_IOERR',
    'SQLITE_IOERR_WRITE',
    'SQLITE_CANTOPEN',
    '57P01',
    '57P03',
    '08006',
    '53300',
    'ECONNREFUSED',
    'P1001',
    'P2024',
  ])('%s is a database that cannot be used now', (code) => {
    expect(storageFailureOf(coded(code))).toBe('unavailable');
  });

  it('is found behind what it caused, and a full disk counts before a broken connection', () => {
    expect(storageFailureOf(new Error('gave up', { cause: coded('SQLITE_FULL') }))).toBe('full');
    expect(storageFailureOf(coded('P1008', coded('53100')))).toBe('full');
    expect(storageFailureOf(new Error('Connection terminated unexpectedly'))).toBe('unavailable');
  });

  it.each([new Error('no'), coded('SQLITE_CONSTRAINT'), coded('23505'), coded('P2002'), 'text', null, undefined])(
    'is not what is a bug: %s',
    (error) => {
      expect(storageFailureOf(error)).toBeNull();
    },
  );

  it('is looked for without end only as far as there is one', () => {
    const round = new Error('round');
    round.cause = round;
    expect(storageFailureOf(round)).toBeNull();
  });
});
