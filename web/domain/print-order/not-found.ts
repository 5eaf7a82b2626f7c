/**
 * "Not there" is not certain at once: Picanova may be late to its own read side. Two minutes after the create was asked
 * for, an order that is not found is not there (product §6).
 */
const CERTAIN_AFTER_MS = 120_000;
const FIRST_LOOK_MS = 5_000;

/**
 * When to look again for an order that was not found (epoch ms), twice as long after the create each time; null = it is
 * certain now that Picanova does not have it, or no create was ever asked for.
 */
export function notFoundUntilMs(
  { createAskedAtMs }: { readonly createAskedAtMs: number | null },
  nowMs: number,
): number | null {
  if (createAskedAtMs === null) return null;
  const ageMs = nowMs - createAskedAtMs;
  if (ageMs >= CERTAIN_AFTER_MS) return null;
  return createAskedAtMs + Math.min(CERTAIN_AFTER_MS, Math.max(FIRST_LOOK_MS, 2 * ageMs));
}
