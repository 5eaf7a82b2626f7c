import { z } from 'zod';
import type { Outcome, RemoteFailure } from '../../pipeline/ports/index.ts';
import { ask, failureOf, refusedBy, type Answer } from './ask.ts';
import type { GraphqlClient, GraphqlRequest } from './graphql-client.ts';

const userErrorsSchema = z.array(z.object({ field: z.array(z.string()).nullish(), message: z.string() }));

/** What every mutation of the Admin API answers; more fields are added where they are read. */
export const payloadSchema = z.object({ userErrors: userErrorsSchema });

type Payload = z.infer<typeof payloadSchema>;

/**
 * One top-level field of a mutation: null = done. A null payload is told by the errors that name the field, or that
 * name none.
 */
export function failureOfField(
  answer: Answer<unknown>,
  field: string,
  payload: Payload | null | undefined,
): RemoteFailure | null {
  if (payload === null || payload === undefined) {
    return failureOf(
      answer.errors.filter(({ path }) => path.length === 0 || path[0] === field),
      'mutation',
    );
  }
  return payload.userErrors.length > 0 ? refusedBy(payload.userErrors) : null;
}

/** Sends a mutation with the one field `field`; null = done. */
export async function mutate(
  client: GraphqlClient,
  request: GraphqlRequest,
  field: string,
): Promise<RemoteFailure | null> {
  const answer: Outcome<Answer<Record<string, Payload | null | undefined>>> = await ask(
    client,
    request,
    z.record(z.string(), payloadSchema.nullish()),
  );
  return answer.outcome === 'answered' ? failureOfField(answer, field, answer.data[field]) : answer;
}
