import type { z } from 'zod';
import type { Outcome } from '../../pipeline/ports/index.ts';
import { ask, failureOf, type Answer } from './ask.ts';
import { isWithheldData } from '../orders/destination.ts';
import type { GraphqlClient, GraphqlRequest } from './graphql-client.ts';

/**
 * Sends a query whose data must be whole: a null that an error put there (a missing scope, Shopify's own trouble) would
 * read as "no variant", "no print fields", and be left alone silently. Only withheld addresses are let through.
 */
export async function query<Data>(
  client: GraphqlClient,
  request: GraphqlRequest,
  schema: z.ZodType<Data>,
): Promise<Outcome<Answer<Data>>> {
  const answer = await ask(client, request, schema);
  if (answer.outcome !== 'answered') return answer;
  const faults = answer.errors.filter((error) => !isWithheldData(error));
  return faults.length > 0 ? failureOf(faults, 'query') : answer;
}
