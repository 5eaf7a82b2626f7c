import type { z } from 'zod';
import type { Outcome } from '../../pipeline/ports/index.ts';
import { ask, failureOf, type Answer } from './ask.ts';
import { isWithheldData } from '../orders/destination.ts';
import type { GraphqlClient, GraphqlRequest } from './graphql-client.ts';
import type { GraphqlError } from './graphql-answer.ts';

type Query = <Data>(
  client: GraphqlClient,
  request: GraphqlRequest,
  schema: z.ZodType<Data>,
) => Promise<Outcome<Answer<Data>>>;

function queryBut(isLetThrough: (error: GraphqlError) => boolean): Query {
  return async (client, request, schema) => {
    const answer = await ask(client, request, schema);
    if (answer.outcome !== 'answered') return answer;
    const faults = answer.errors.filter((error) => !isLetThrough(error));
    return faults.length > 0 ? failureOf(faults, 'query') : answer;
  };
}

/**
 * Sends a query whose data must be whole: a null that an error put there (a missing scope, Shopify's own trouble) would
 * read as "no variant", "no print fields", and be left alone silently. Only withheld addresses are let through.
 */
export const query = queryBut(isWithheldData);

/** About the whole request, wherever they say they are. */
const OF_ALL: ReadonlySet<string | null> = new Set(['ACCESS_DENIED', 'INTERNAL_SERVER_ERROR', 'TIMEOUT']);

/**
 * Sends a query of `nodes(ids:)`. An id that names nothing any more is a null, with or without an error of its own, and
 * the others are answered all the same; every other error is a failure.
 */
export const queryNodes = queryBut(({ code, path }) => path.length > 0 && !OF_ALL.has(code));
