import type { z } from 'zod';
import type { Outcome, RemoteFailure } from '../../pipeline/ports/index.ts';
import { accessLost, lost, notGranted, refused } from './failures.ts';
import type { GraphqlClient, GraphqlRequest } from './graphql-client.ts';
import type { GraphqlError } from './graphql-answer.ts';
import type { Operation } from './operation.ts';

/** Data in the shape the caller asked for, with the errors that came beside it. */
export interface Answer<Data> {
  readonly outcome: 'answered';
  readonly data: Data;
  readonly errors: readonly GraphqlError[];
  readonly requestedPoints: number | null;
}

/** Sends a request and reads its data. An answer of another shape is a lost answer: a mutation may have acted. */
export async function ask<Data>(
  client: GraphqlClient,
  request: GraphqlRequest,
  schema: z.ZodType<Data>,
): Promise<Outcome<Answer<Data>>> {
  const answer = await client.run(request);
  if (answer.outcome !== 'answered') return answer;
  const { kind } = request.operation;
  if (answer.data === null) return failureOf(answer.errors, kind);
  const parsed = schema.safeParse(answer.data);
  if (parsed.success) return { ...answer, data: parsed.data };
  // A field that an error nulled is why the shape is another one.
  return answer.errors.length > 0
    ? failureOf(answer.errors, kind)
    : lost(kind, `unexpected answer at ${parsed.error.issues.map(({ path }) => path.join('.')).join(', ')}`);
}

/**
 * The scopes that would open what was denied. None = one of the denials names no scope: it is the app that is not
 * approved for customer data, whatever the merchant grants (shopify-platform §6.5).
 */
function scopesMissing(errors: readonly GraphqlError[]): readonly string[] {
  const named = errors
    .filter(({ code }) => code === 'ACCESS_DENIED')
    .map(({ message, requiredAccess = '' }) => `${message} ${requiredAccess}`.match(/\b(read|write)_[a-z_]+/g) ?? []);
  return named.every((scopes) => scopes.length > 0) ? [...new Set(named.flat())] : [];
}

/** Errors outside `userErrors` as a failure. Shopify's own trouble passes; everything else is about this request. */
export function failureOf(errors: readonly GraphqlError[], kind: Operation['kind']): RemoteFailure {
  const codes = new Set(errors.map(({ code }) => code));
  const reason =
    errors.map(({ code, message }) => (code === null ? message : `${code}: ${message}`)).join('; ') ||
    'no data and no error';
  if (errors.length === 0 || codes.has('INTERNAL_SERVER_ERROR') || codes.has('TIMEOUT')) return lost(kind, reason);
  if (codes.has('SHOP_INACTIVE')) return accessLost(reason);
  // A query that may not read is about the app. A mutation that may not act can be about this one object, which belongs
  // to somebody else: to wait for access would be to wait for ever.
  if (codes.has('ACCESS_DENIED') && kind === 'query') return notGranted(reason, scopesMissing(errors));
  return refused(reason, { status: 200 });
}

export interface UserError {
  readonly field?: readonly string[] | null | undefined;
  readonly message: string;
}

/** `userErrors` as a refusal: messages by field, `` for those about the whole. */
export function refusedBy(userErrors: readonly UserError[]): RemoteFailure {
  const fields: Record<string, string[]> = {};
  for (const { field, message } of userErrors) (fields[field?.join('.') ?? ''] ??= []).push(message);
  return refused(userErrors.map(({ message }) => message).join('; '), { status: 200, fields });
}
