import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printPicture } from './print-picture.ts';

const PRINT = { widthMm: 400, heightMm: 300 };

function picture(widthPx: number, heightPx: number, options: Parameters<typeof printPicture>[0]['options'] = []) {
  return printPicture({ file: { widthPx, heightPx }, print: PRINT, options });
}

describe('the part that is printed', () => {
  it.each([
    ['all of a file of the same shape', [4000, 3000], { left: 0, top: 0, width: 1, height: 1 }],
    ['the middle of a wide file', [8000, 3000], { left: 0.25, top: 0, width: 0.5, height: 1 }],
    ['the middle of a high file', [4000, 6000], { left: 0, top: 0.25, width: 1, height: 0.5 }],
  ])('is %s', (_which, [widthPx = 0, heightPx = 0], crop) => {
    expect(picture(widthPx, heightPx).crop).toEqual(crop);
  });

  it('has the shape of the print and lies within the file, whatever the file', () => {
    const side = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(side, side, (widthPx, heightPx) => {
        const { left, top, width, height } = picture(widthPx, heightPx).crop;
        expect((width * widthPx) / (height * heightPx)).toBeCloseTo(4 / 3, 6);
        expect([left >= 0, top >= 0, left + width <= 1.000001, top + height <= 1.000001]).not.toContain(false);
        expect(Math.max(width, height)).toBe(1);
      }),
    );
  });
});

describe('what goes round the sides', () => {
  const border = (value: string) => ({ name: 'Canvas border', value });

  it.each(['mirrored', 'white', 'stretched', 'folded'])('is chosen by name: %s', (kind) => {
    expect(picture(4, 3, [border(kind.toUpperCase())]).edge).toEqual({ kind, depthMm: 20 });
  });

  it('is as deep as the stretcher frame', () => {
    const chosen = [{ name: 'Stretcher frame', value: '4 cm' }, border('White')];
    expect(picture(4, 3, chosen).edge).toEqual({ kind: 'white', depthMm: 40 });
    expect(picture(4, 3, [{ name: 'Stretcher frame', value: 'none' }, border('White')]).edge?.depthMm).toBe(20);
  });

  it('is nothing where nobody has chosen, or chosen what we do not know', () => {
    expect(picture(4, 3, [{ name: 'Frame', value: 'White' }]).edge).toBeNull();
    expect(picture(4, 3, [border('Gilded')]).edge).toBeNull();
  });
});
