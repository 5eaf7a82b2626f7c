import { describe, expect, it } from 'vitest';
import { searchTerms, searchWords } from './search.ts';

describe('search words', () => {
  it('are folded, apart, once each, and without the # of an order name', () => {
    expect(searchWords('  #1001  Canvas\u00a0CANVAS ')).toEqual(['1001', 'canvas']);
  });

  it('are none when nothing was typed', () => {
    expect(searchWords(' # ')).toEqual([]);
  });

  it('stop at eight', () => {
    expect(searchWords('a b c d e f g h i j')).toHaveLength(8);
  });
});

describe('search terms', () => {
  it('hold every word, and every part of a code with what follows it', () => {
    expect(searchTerms(['#1001', 'CVS-100X100-1', 'Golden Hour'])).toEqual([
      '1001',
      'cvs-100x100-1',
      '100x100-1',
      '1',
      'golden',
      'hour',
    ]);
  });

  it('leave out what is absent or blank and say nothing twice', () => {
    expect(searchTerms([null, ' ', '---', 'Sky sky'])).toEqual(['---', 'sky']);
  });

  it('are cut and counted, so that a title of any length costs a bounded number of rows', () => {
    expect(searchTerms(['x'.repeat(200)])[0]).toHaveLength(64);
    expect(searchTerms([Array.from({ length: 100 }, (_, n) => `w${n}`).join(' ')])).toHaveLength(40);
  });
});
