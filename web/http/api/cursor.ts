import { z } from 'zod';

/** A place in a list as the opaque text of `after` and `next`. */
export interface CursorCodec<Place> {
  write(place: Place | null): string | null;
  /** `invalid` = not a text of ours. Absent = from the beginning, null. */
  read(text: string | undefined): { readonly place: Place | null } | 'invalid';
}

function cursor<Place>(schema: z.ZodType<Place>): CursorCodec<Place> {
  return {
    write: (place) => (place === null ? null : Buffer.from(JSON.stringify(place)).toString('base64url')),
    read(text) {
      if (text === undefined) return { place: null };
      try {
        const parsed = schema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
        return parsed.success ? { place: parsed.data } : 'invalid';
      } catch {
        return 'invalid';
      }
    },
  };
}

const text = z.string().max(1_000);
export const timeCursor = cursor(z.object({ atMs: z.number().int(), id: z.string().regex(/^\d{1,18}$/) }));
export const productCursor = cursor(z.object({ sortKey: text, variantGid: text }));
export const catalogueCursor = cursor(
  z.object({ productName: text, widthMm: z.number(), heightMm: z.number(), variantId: z.number().int() }),
);
export const rowCursor = cursor(z.object({ row: z.number().int() }));

/** The refusal for a cursor that is none of ours. */
export const BAD_CURSOR = { refusal: 422, error: 'invalid_input', reason: 'after' } as const;
