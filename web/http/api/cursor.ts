import { z } from 'zod';
import { epochMs, inputText, LARGEST_ROW, rowId } from '../../contract/index.ts';

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

const text = inputText(1_000);
const row = z.int().min(0).max(LARGEST_ROW);
const lengthMm = z.number().min(0).max(LARGEST_ROW);

export const timeCursor = cursor(z.object({ atMs: epochMs, id: rowId }));
export const productCursor = cursor(z.object({ sortKey: text, variantGid: text }));
export const catalogueCursor = cursor(
  z.object({ productName: text, widthMm: lengthMm, heightMm: lengthMm, variantId: row }),
);
export const codeCursor = cursor(z.object({ folded: text, code: text }));
export const rowCursor = cursor(z.object({ row }));

/** The refusal for a cursor that is none of ours. */
export const BAD_CURSOR = { refusal: 400, error: 'invalid_input', reason: 'after' } as const;
