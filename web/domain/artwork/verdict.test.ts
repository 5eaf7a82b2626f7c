import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArtworkFacts } from './artwork-facts.ts';
import { judgeArtwork, neededPixels, RATIO_TOLERANCE, type PrintSize, type RatioTolerance } from './verdict.ts';

const CANVAS: PrintSize = { widthMm: 400, heightMm: 300, dpi: 36 };

function facts(widthPx: number, heightPx: number, change: Partial<ArtworkFacts> = {}): ArtworkFacts {
  return { format: 'jpeg', widthPx, heightPx, colours: 'rgb', bitDepth: 8, byteLength: null, ...change };
}

function judge(file: ArtworkFacts, print: PrintSize = CANVAS, tolerance: RatioTolerance = RATIO_TOLERANCE) {
  return judgeArtwork({ facts: file, print, tolerance });
}

const kinds = (...of: Parameters<typeof judge>) => judge(...of).findings.map(({ kind }) => kind);

describe('the pixels that a print needs', () => {
  it.each([
    [CANVAS, 567, 426],
    [{ widthMm: 254, heightMm: 127, dpi: 100 }, 1000, 500],
    [{ widthMm: 1000, heightMm: 1000, dpi: 36 }, 1418, 1418],
    [{ widthMm: 210, heightMm: 297, dpi: 300 }, 2481, 3508],
  ])('of %o are %d x %d', (print, widthPx, heightPx) => {
    expect(neededPixels(print)).toEqual({ widthPx, heightPx });
  });
});

describe('a file that fits', () => {
  it('has nothing against it, and says how large it may be printed', () => {
    expect(judge(facts(4000, 3000))).toEqual({
      effectiveDpi: 254,
      goodUpToMm: { widthMm: 2822, heightMm: 2116 },
      ratioOffBy: 0,
      turned: false,
      findings: [],
    });
  });

  it('may have exactly the pixels that are needed', () => {
    expect(judge(facts(567, 426))).toMatchObject({ effectiveDpi: 36, findings: [] });
  });

  it('has any resolution where the product names none', () => {
    expect(judge(facts(4, 3), { ...CANVAS, dpi: 0 })).toMatchObject({
      effectiveDpi: 0,
      goodUpToMm: null,
      findings: [],
    });
  });

  it('may be grey, or finer than 8 bits', () => {
    expect(kinds(facts(4000, 3000, { colours: 'grey', bitDepth: 16 }))).toEqual([]);
  });

  it('is warned about in CMYK', () => {
    expect(judge(facts(4000, 3000, { colours: 'cmyk' })).findings).toEqual([{ kind: 'cmyk', tone: 'warning' }]);
  });
});

it.each([
  [566, 426],
  [567, 425],
])('%d x %d is a pixel too small', (widthPx, heightPx) => {
  expect(judge(facts(widthPx, heightPx))).toMatchObject({
    effectiveDpi: 35,
    findings: [
      {
        kind: 'too_small',
        tone: 'problem',
        needed: { widthPx: 567, heightPx: 426 },
        has: { widthPx, heightPx },
      },
    ],
  });
});

it('the side with fewer pixels per inch counts, for the other is cut off', () => {
  expect(judge(facts(4000, 1500))).toMatchObject({ effectiveDpi: 127, goodUpToMm: { widthMm: 1411, heightMm: 1058 } });
});

describe('a file of another shape', () => {
  const SQUARE: PrintSize = { widthMm: 300, heightMm: 300, dpi: 36 };

  it.each([
    [1010, []],
    [1011, ['ratio']],
    [1030, ['ratio']],
    [1031, ['wrong_ratio']],
    [2000, ['wrong_ratio']],
  ])('%d x 1000 on a square is %o', (widthPx, expected) => {
    expect(kinds(facts(widthPx, 1000), SQUARE)).toEqual(expected);
    expect(kinds(facts(1000, widthPx), SQUARE)).toEqual(expected);
  });

  it('is off by as much as the merchant allows', () => {
    const tolerance = { warnBeyond: 0.05, refuseBeyond: 0.1 };
    expect(judge(facts(1050, 1000), SQUARE, tolerance).findings).toEqual([]);
    expect(judge(facts(1100, 1000), SQUARE, tolerance).findings).toEqual([
      { kind: 'ratio', tone: 'warning', offBy: expect.closeTo(0.1) },
    ]);
    expect(judge(facts(1101, 1000), SQUARE, tolerance).findings).toEqual([
      { kind: 'wrong_ratio', tone: 'problem', offBy: expect.closeTo(0.101) },
    ]);
  });
});

describe('a file that lies on its side', () => {
  it('is said to, instead of having the wrong shape, and is measured as it would be printed', () => {
    expect(judge(facts(300, 400))).toEqual({
      effectiveDpi: 25,
      goodUpToMm: { widthMm: 282, heightMm: 211 },
      ratioOffBy: 0,
      turned: true,
      findings: [
        {
          kind: 'too_small',
          tone: 'problem',
          needed: { widthPx: 567, heightPx: 426 },
          has: { widthPx: 400, heightPx: 300 },
        },
        { kind: 'turned', tone: 'problem' },
      ],
    });
  });

  it('may be a little off besides', () => {
    expect(kinds(facts(3000, 4080))).toEqual(['turned', 'ratio']);
  });

  it('is only the wrong shape when turning does not mend it', () => {
    expect(judge(facts(3000, 6000))).toMatchObject({ turned: false, findings: [{ kind: 'wrong_ratio' }] });
  });
});

describe('any file on any print', () => {
  const side = fc.integer({ min: 1, max: 20_000 });
  const print = fc.record({
    widthMm: fc.integer({ min: 200, max: 3000 }),
    heightMm: fc.integer({ min: 200, max: 3000 }),
    dpi: fc.integer({ min: 36, max: 300 }),
  });

  it('is too small exactly when it is not good for this size', () => {
    fc.assert(
      fc.property(side, side, print, (widthPx, heightPx, size) => {
        const { findings, goodUpToMm, effectiveDpi } = judge(facts(widthPx, heightPx), size);
        const small = findings.some(({ kind }) => kind === 'too_small');
        expect(small).toBe((goodUpToMm?.widthMm ?? 0) < size.widthMm || (goodUpToMm?.heightMm ?? 0) < size.heightMm);
        expect(small).toBe(effectiveDpi < size.dpi);
      }),
    );
  });

  it('is the same when file and print are both turned', () => {
    fc.assert(
      fc.property(side, side, print, (widthPx, heightPx, size) => {
        const turnedSize = { ...size, widthMm: size.heightMm, heightMm: size.widthMm };
        const one = judge(facts(widthPx, heightPx), size);
        const other = judge(facts(heightPx, widthPx), turnedSize);
        expect(other.findings.map(({ kind }) => kind)).toEqual(one.findings.map(({ kind }) => kind));
        expect(other).toMatchObject({ effectiveDpi: one.effectiveDpi, turned: one.turned });
      }),
    );
  });

  it('fits with exactly the pixels that are needed', () => {
    fc.assert(
      fc.property(print, (size) => {
        const { widthPx, heightPx } = neededPixels(size);
        expect(judge(facts(widthPx, heightPx), size)).toMatchObject({ effectiveDpi: size.dpi, findings: [] });
      }),
    );
  });

  it('is never turned on a print that it fits as it is', () => {
    fc.assert(
      fc.property(side, side, print, (widthPx, heightPx, size) => {
        const { turned, findings } = judge(facts(widthPx, heightPx), size);
        if (turned) expect(findings).not.toContainEqual(expect.objectContaining({ kind: 'wrong_ratio' }));
      }),
    );
  });
});
