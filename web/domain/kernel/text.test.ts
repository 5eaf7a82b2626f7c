import { describe, expect, it } from 'vitest';
import { findByText, fold, present } from './text.ts';

const itself = (text: string): string => text;

describe('text', () => {
  it.each([
    ['  x ', 'x'],
    ['', null],
    ['   ', null],
    [null, null],
    [undefined, null],
  ])('reads %j as %j', (text, expected) => {
    expect(present(text)).toBe(expected);
  });

  it('folds case, Unicode form and every kind of space', () => {
    expect(fold(' Cafe\u0301\u00a0\tNOIR ')).toBe(fold('Café noir'));
    expect(fold('２ cm')).toBe('2 cm');
    expect(fold('2 cm')).not.toBe(fold('2cm'));
  });

  it('prefers the exact spelling among entries that fold alike', () => {
    expect(findByText(['White', 'white'], 'white', itself)).toBe('white');
  });

  it('finds the only entry of the same fold', () => {
    expect(findByText(['White', 'Black'], ' WHITE ', itself)).toBe('White');
  });

  it('does not choose between several entries of the same fold', () => {
    expect(findByText(['White', 'white'], 'WHITE', itself)).toBeNull();
    expect(findByText(['White'], 'Blue', itself)).toBeNull();
  });
});
