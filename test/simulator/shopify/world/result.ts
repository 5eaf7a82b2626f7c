/** A refusal as Shopify's `userErrors` carry it. */
export interface UserError {
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly code?: string;
}

/** What a change of the shop comes to: done, or refused with the reason. */
export type Result<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly error: UserError };

export function refuse(
  message: string,
  field: readonly string[] | null,
  code?: string,
): { readonly ok: false; readonly error: UserError } {
  return { ok: false, error: code === undefined ? { field, message } : { field, message, code } };
}

/** For what the merchant does in a test: a refusal there is a mistake of the test. */
export function must<T>(result: Result<T>): { readonly ok: true } & T {
  if (!result.ok) throw new Error(result.error.message);
  return result;
}
