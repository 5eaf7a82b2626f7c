import { describe, expect, it } from 'vitest';
import { checkArtwork, urlFault } from './artwork.ts';

/** 40 × 30 cm at 100 dpi. */
const PRINT = { widthMm: 400, heightMm: 300, minWidthPx: 1_575, minHeightPx: 1_181 };

describe('a picture for a print size', () => {
  it.each([
    [
      { widthPx: 4_000, heightPx: 3_000 },
      { dpi: 254, enoughPixels: true, ratio: 'fits', isTurned: false },
    ],
    [
      { widthPx: 3_000, heightPx: 4_000 },
      { dpi: 254, enoughPixels: true, ratio: 'fits', isTurned: true },
    ],
    [
      { widthPx: 4_000, heightPx: 2_940 },
      { enoughPixels: true, ratio: 'warning' },
    ],
    [
      { widthPx: 4_000, heightPx: 2_000 },
      { enoughPixels: true, ratio: 'problem' },
    ],
    [
      { widthPx: 800, heightPx: 600 },
      { dpi: 50, enoughPixels: false, ratio: 'fits' },
    ],
    [{ widthPx: 3_000, heightPx: 3_000 }, { ratio: 'problem' }],
  ])('%j is judged %j', (image, judged) => {
    expect(checkArtwork(image, PRINT)).toMatchObject(judged);
  });

  it('has as many dots an inch as its scarcer side gives', () => {
    expect(checkArtwork({ widthPx: 8_000, heightPx: 1_500 }, PRINT).dpi).toBe(127);
  });

  it.each([
    [1, 'fits'],
    [1.01, 'warning'],
    [3, 'warning'],
    [3.01, 'problem'],
  ])('may be %d %% off: %s', (percent, ratio) => {
    expect(checkArtwork({ widthPx: 4_000_000 * (1 + percent / 100), heightPx: 3_000_000 }, PRINT).ratio).toBe(ratio);
  });
});

describe('an artwork link', () => {
  it.each([
    ['', null],
    ['https://a.example/a.jpg', null],
    ['http://a.example/a.jpg', 'not_https'],
    ['a.jpg', 'not_https'],
    [`https://a.example/${'x'.repeat(2_030)}`, null],
    [`https://a.example/${'x'.repeat(2_031)}`, 'too_long'],
    [`https://a.example/${'ü'.repeat(1_016)}`, 'too_long'],
  ])('%.40s has the fault %s', (url, fault) => {
    expect(urlFault(url)).toBe(fault);
  });
});
