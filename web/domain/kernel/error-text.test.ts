import { describe, expect, it } from 'vitest';
import { errorText } from './error-text.ts';

describe('what a log line says of something thrown', () => {
  it('is where it came from, or at least what it was', () => {
    expect(errorText(new Error('no disk'))).toMatch(/^Error: no disk\n\s+at /u);
    expect(errorText(Object.assign(new Error('no disk'), { stack: undefined }))).toBe('no disk');
    expect(errorText(7)).toBe('7');
  });
});
