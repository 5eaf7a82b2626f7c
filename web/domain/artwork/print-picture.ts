import type { PixelSize } from './verdict.ts';

/** How the sides of a canvas are covered (picanova-api §2.1.2, option `Canvas border`). */
export const EDGES = ['mirrored', 'white', 'stretched', 'folded'] as const;
export type Edge = (typeof EDGES)[number];

/** What a print will look like: which part of the file is on its front, and what goes round its sides. */
export interface PrintPicture {
  /** The part that is printed, in fractions of the file's sides as it is seen; the rest is cut off. */
  readonly crop: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** null = the print has no sides, or nobody has chosen. */
  readonly edge: { readonly kind: Edge; readonly depthMm: number } | null;
}

/** The thinner of the two stretcher frames there are. */
const USUAL_DEPTH_MM = 20;

type Chosen = readonly { readonly name: string; readonly value: string }[];

function depthOf(chosen: Chosen): number {
  const frame = chosen.find(({ name }) => /stretcher/i.test(name))?.value ?? '';
  const [, centimetres] = /^(\d+(?:\.\d+)?) ?cm$/i.exec(frame.trim()) ?? [];
  return centimetres === undefined ? USUAL_DEPTH_MM : Number(centimetres) * 10;
}

function edgeOf(chosen: Chosen): PrintPicture['edge'] {
  const value = chosen
    .find(({ name }) => /border/i.test(name))
    ?.value.trim()
    .toLowerCase();
  const kind = EDGES.find((edge) => edge === value);
  return kind === undefined ? null : { kind, depthMm: depthOf(chosen) };
}

/** The largest part of the print's shape, from the middle: the print is filled, and nothing is turned. */
export function printPicture(ask: {
  readonly file: PixelSize;
  readonly print: { readonly widthMm: number; readonly heightMm: number };
  readonly options: Chosen;
}): PrintPicture {
  const { file, print, options } = ask;
  const wide = file.widthPx * print.heightMm;
  const high = file.heightPx * print.widthMm;
  const width = Math.min(1, high / wide);
  const height = Math.min(1, wide / high);
  return { crop: { left: (1 - width) / 2, top: (1 - height) / 2, width, height }, edge: edgeOf(options) };
}
