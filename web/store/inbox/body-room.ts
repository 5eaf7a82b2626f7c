/**
 * How much of what was claimed is in memory, in this process: bodies count from their claim until they are settled, or
 * until their lease has ended, when nobody can be working on them any more.
 */
export interface BodyRoom {
  /** Bytes that may still be taken; null = nothing is held, so that one body may be larger than all of it. */
  left(nowMs: number): number | null;
  take(token: string, bytes: number, untilMs: number): void;
  free(tokens: readonly string[]): void;
}

export function createBodyRoom(largestBytes: number): BodyRoom {
  const held = new Map<string, { readonly bytes: number; readonly untilMs: number }>();
  return {
    left(nowMs) {
      let bytes = 0;
      for (const [token, { bytes: own, untilMs }] of held) {
        if (untilMs < nowMs) held.delete(token);
        else bytes += own;
      }
      return held.size === 0 ? null : largestBytes - bytes;
    },
    take: (token, bytes, untilMs) => void held.set(token, { bytes, untilMs }),
    free(tokens) {
      for (const token of tokens) held.delete(token);
    },
  };
}
