import type { ArtworkFacts } from './artwork-facts.ts';

/** What is printed, as `CatalogueVariant` has it: lengths in mm; `dpi` is the product's minimum, 0 = it names none. */
export interface PrintSize {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly dpi: number;
}

/** How far the shape of a file may differ from that of the print, as fractions: 0.03 is 3 %. */
export interface RatioTolerance {
  /** Beyond it the edges that are cut off may be missed. */
  readonly warnBeyond: number;
  /** Beyond it nobody should print. */
  readonly refuseBeyond: number;
}

/** "Under 40 MB" (picanova-api §3.2): a file of as much is too large, MB as file managers and this app write it. */
export const LARGEST_ARTWORK_BYTES = 40_000_000;

/** What counts until a merchant says otherwise (product §6). */
export const RATIO_TOLERANCE: RatioTolerance = { warnBeyond: 0.01, refuseBeyond: 0.03 };

export interface PixelSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What speaks against printing a file at a size. A file that cannot be printed at any size is an `ArtworkFault`. */
export type ArtworkFinding =
  /** `has` as it would be printed: turned, if it has to be. */
  | { readonly kind: 'too_small'; readonly tone: 'problem'; readonly needed: PixelSize; readonly has: PixelSize }
  | { readonly kind: 'wrong_ratio'; readonly tone: 'problem'; readonly offBy: number }
  | { readonly kind: 'ratio'; readonly tone: 'warning'; readonly offBy: number }
  /** Landscape on a portrait print or the reverse: turned by 90° it fits, and Picanova does not turn it. */
  | { readonly kind: 'turned'; readonly tone: 'problem' }
  /** Picanova converts it to RGB, and colours shift (picanova-api §3.2). */
  | { readonly kind: 'cmyk'; readonly tone: 'warning' };

export interface ArtworkVerdict {
  /** Of the print, in whole pixels per inch, rounded down. */
  readonly effectiveDpi: number;
  /** The largest print of this shape with the product's resolution, in whole mm; null = the product names none. */
  readonly goodUpToMm: { readonly widthMm: number; readonly heightMm: number } | null;
  /** How far the two shapes are apart, as a fraction; of the turned file, where it has to be turned. */
  readonly ratioOffBy: number;
  readonly turned: boolean;
  readonly findings: readonly ArtworkFinding[];
}

/** Far below what a pixel changes, far above what floating point adds: 1030 × 1000 is 3 % off, not more. */
const ROUNDING = 1e-9;

function pixels(lengthMm: number, dpi: number): number {
  // One division of whole numbers, so that 254 mm are exactly ten inches.
  return Math.ceil((lengthMm * dpi * 10) / 254);
}

/** The fewest pixels of a print: mm / 25.4 × dpi, rounded up: 567 for 400 mm at 36 dpi (picanova-api §3.2). */
export function neededPixels({ widthMm, heightMm, dpi }: PrintSize): PixelSize {
  return { widthPx: pixels(widthMm, dpi), heightPx: pixels(heightMm, dpi) };
}

function whole(length: number): number {
  return Math.floor(length * (1 + ROUNDING));
}

function offBy({ widthPx, heightPx }: PixelSize, { widthMm, heightMm }: PrintSize): number {
  const [one, other] = [widthPx * heightMm, heightPx * widthMm];
  return Math.max(one, other) / Math.min(one, other) - 1;
}

/** The picture as it would be printed: as it is, unless only the turned one has the print's shape. */
function placed(file: PixelSize, print: PrintSize, { refuseBeyond }: RatioTolerance) {
  const upright = { has: { widthPx: file.widthPx, heightPx: file.heightPx }, ratioOffBy: offBy(file, print) };
  const has = { widthPx: file.heightPx, heightPx: file.widthPx };
  const onItsSide = { has, ratioOffBy: offBy(has, print) };
  const allowed = refuseBeyond + ROUNDING;
  return upright.ratioOffBy > allowed && onItsSide.ratioOffBy <= allowed
    ? { ...onItsSide, turned: true }
    : { ...upright, turned: false };
}

function shapeFinding(ratioOffBy: number, tolerance: RatioTolerance): readonly ArtworkFinding[] {
  if (ratioOffBy > tolerance.refuseBeyond + ROUNDING) {
    return [{ kind: 'wrong_ratio', tone: 'problem', offBy: ratioOffBy }];
  }
  return ratioOffBy > tolerance.warnBeyond + ROUNDING ? [{ kind: 'ratio', tone: 'warning', offBy: ratioOffBy }] : [];
}

/**
 * What a file is worth on a print (product §6). The print is filled: of a file of another shape the edges
 * are cut off, so the side with fewer pixels per inch counts.
 */
export function judgeArtwork(ask: {
  readonly facts: ArtworkFacts;
  readonly print: PrintSize;
  readonly tolerance: RatioTolerance;
}): ArtworkVerdict {
  const { facts, print, tolerance } = ask;
  const { has, ratioOffBy, turned } = placed(facts, print, tolerance);
  const needed = neededPixels(print);
  const dpi = Math.min((has.widthPx * 25.4) / print.widthMm, (has.heightPx * 25.4) / print.heightMm);
  const findings: ArtworkFinding[] = [];
  if (has.widthPx < needed.widthPx || has.heightPx < needed.heightPx) {
    findings.push({ kind: 'too_small', tone: 'problem', needed, has });
  }
  if (turned) findings.push({ kind: 'turned', tone: 'problem' });
  findings.push(...shapeFinding(ratioOffBy, tolerance));
  if (facts.colours === 'cmyk') findings.push({ kind: 'cmyk', tone: 'warning' });
  return {
    effectiveDpi: whole(dpi),
    goodUpToMm:
      print.dpi > 0
        ? { widthMm: whole((print.widthMm * dpi) / print.dpi), heightMm: whole((print.heightMm * dpi) / print.dpi) }
        : null,
    ratioOffBy,
    turned,
    findings,
  };
}
