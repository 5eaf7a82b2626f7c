import type { ArtworkAnswer } from '../../domain/artwork/artwork-facts.ts';

/** Looks at artwork as Picanova would fetch it: from outside, without anybody's session. */
export interface ArtworkReader {
  /**
   * Reads no more than the head of the file (product §6). Resolves always; `validator` is the one of the last look, or
   * null. `now` counts for links that end.
   */
  look(url: string, options: { readonly validator: string | null; readonly nowMs: number }): Promise<ArtworkAnswer>;
}
