import type { Result, UserError } from '../world/result.ts';

/**
 * A mutation's payload: what `pick` takes from the result, or nulls and the refusal. The nulls matter: a field the
 * client asked for and a refusal leaves out must read as null, not as a gap of the simulator.
 */
export function payload<T, Keys extends string>(
  result: Result<T>,
  keys: readonly Keys[],
  pick: (done: T) => Record<Keys, unknown>,
): unknown {
  if (result.ok) return { ...pick(result), userErrors: [] };
  return refusal(keys, [result.error]);
}

export function refusal(keys: readonly string[], errors: readonly UserError[]): unknown {
  return {
    ...Object.fromEntries(keys.map((key) => [key, null])),
    userErrors: errors.map(({ field, message, code }) => ({ field, message, code: code ?? null })),
  };
}
