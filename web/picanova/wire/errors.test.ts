import { describe, expect, it } from 'vitest';
import { readError } from './errors.ts';

describe('an error body', () => {
  it('gives the messages of its fields, joined', () => {
    const text = JSON.stringify({
      message: '422 Unprocessable Entity',
      errors: { external_id: ['taken'], 'items.0.file': ['unreachable', 'too large'] },
      status_code: 422,
    });
    expect(readError(text)).toEqual({
      message: 'taken | unreachable | too large',
      fields: { external_id: ['taken'], 'items.0.file': ['unreachable', 'too large'] },
    });
  });

  it('names a field even when its messages cannot be read', () => {
    expect(readError('{"message":"no","errors":{"external_id":null}}')).toEqual({
      message: 'no',
      fields: { external_id: [] },
    });
  });

  it('takes one message without a list', () => {
    expect(readError('{"errors":{"external_id":"taken"}}')).toEqual({
      message: 'taken',
      fields: { external_id: ['taken'] },
    });
  });

  it.each([
    '{"message":"Bad Request"}',
    '{"message":"Bad Request","errors":[]}',
    '{"message":"Bad Request","errors":{}}',
    '{"message":"Bad Request","errors":"x"}',
  ])('falls back to its message: %s', (text) => {
    expect(readError(text)).toEqual({ message: 'Bad Request', fields: {} });
  });

  it('falls back to its first 500 characters', () => {
    expect(readError(`<html>${'x'.repeat(600)}`).message).toBe(`<html>${'x'.repeat(494)}`);
    expect(readError('{"error":"odd"}').message).toBe('{"error":"odd"}');
  });

  it.each(['', 'null', '[]', '3', '"text"', '{"message":3}'])('never throws: %j', (text) => {
    expect(readError(text)).toEqual({ message: text, fields: {} });
  });
});
