import type { z } from 'zod';
import type { Outcome } from '../../pipeline/ports/index.ts';
import { ask, failureOf, type Answer } from './ask.ts';
import type { GraphqlClient, GraphqlRequest } from './graphql-client.ts';
import type { GraphqlError } from './graphql-answer.ts';

/** About the whole request, wherever they say they are. */
const OF_ALL: ReadonlySet<string | null> = new Set(['ACCESS_DENIED', 'INTERNAL_SERVER_ERROR', 'TIMEOUT']);

function isOfAll({ code, path }: GraphqlError): boolean {
  return path.length === 0 || OF_ALL.has(code);
}

/**
 * Sends a query of `nodes(ids:)`. An id that names nothing any more is a null, with or without an error of its own, and
 * the others are answered all the same; every other error is a failure.
 */
export async function askNodes<Data>(
  client: GraphqlClient,
  request: GraphqlRequest,
  schema: z.ZodType<Data>,
): Promise<Outcome<Answer<Data>>> {
  const answer = await ask(client, request, schema);
  if (answer.outcome !== 'answered') return answer;
  const faults = answer.errors.filter(isOfAll);
  return faults.length > 0 ? failureOf(faults, 'query') : answer;
}
