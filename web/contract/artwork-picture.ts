import { z } from 'zod';
import { EDGES } from '../domain/artwork/print-picture.ts';
import { inputText, region } from './common.ts';

/** A fraction of a whole. */
const fraction = z.number().min(0).max(1);

/** In a body, not in an address: whoever reads a link to artwork sees it. */
export const artworkPictureInput = z.object({
  url: inputText(2_048).trim().min(1),
  region,
  /** Picanova's number of the variant that is printed. */
  variantId: z.int().min(1).max(2_147_483_647),
  /** The chosen ones, of which border and frame show. */
  options: z.array(z.object({ name: inputText(200), value: inputText(200) })).max(10),
});

const pixelSize = z.object({ widthPx: z.number(), heightPx: z.number() });

/** What a print will look like (product §10). */
export const artworkPicture = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('shown'),
    /** WebP, at most 480 pixels a side, as a `data:` address. */
    image: z.string(),
    file: pixelSize,
    /** null = the catalogue does not know the variant. */
    print: z
      .object({
        widthMm: z.number(),
        heightMm: z.number(),
        /** The part of the file that is printed. */
        crop: z.object({ left: fraction, top: fraction, width: fraction, height: fraction }),
        /** What goes round the sides of a canvas. */
        edge: z.object({ kind: z.enum(EDGES), depthMm: z.number() }).nullable(),
        effectiveDpi: z.number(),
        /** What the product asks for; 0 = nothing. */
        dpi: z.number(),
        /** The largest print of this shape that is sharp enough. */
        goodUpToMm: z.object({ widthMm: z.number(), heightMm: z.number() }).nullable(),
        /** Pixels are missing. */
        tooSmall: z.boolean(),
        turned: z.boolean(),
        /** How much of the file is cut off, as a fraction of its area. */
        cutOff: fraction,
      })
      .nullable(),
  }),
  /** Not reachable, no picture, or too many are being made: ask later. */
  z.object({ outcome: z.literal('not_shown') }),
]);

export type ArtworkPictureInput = z.infer<typeof artworkPictureInput>;
export type ArtworkPictureView = z.infer<typeof artworkPicture>;
