import { graphql, GraphQLError } from 'graphql';
import type { ShopifyAdmin } from '../../web/pipeline/ports/index.ts';
import { createShopifyAdmin } from '../../web/shopify/admin.ts';
import { createGraphqlClient } from '../../web/shopify/client/graphql-client.ts';
import { API_VERSION } from '../../web/shopify/client/operation.ts';
import { startAnsweringServer, type Answer } from '../../web/shopify/testing/answering-server.ts';
import { keptLog, movedClock, twoTokens, type KeptLog } from '../../web/shopify/testing/stand-ins.ts';
import { loadAdminSchema } from './shopify-schema.ts';

const { schema } = loadAdminSchema(API_VERSION);

export interface Asked {
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface AdminUnderTest {
  readonly admin: ShopifyAdmin;
  readonly log: KeptLog;
  /** What was asked, in order. */
  readonly asked: Asked[];
  close(): Promise<void>;
}

/** Fields as values or as functions of their arguments; objects behind an interface name their `__typename`. */
export type Root = Readonly<Record<string, unknown>>;

/**
 * The adapter over HTTP against Shopify's real schema: the server executes each document over `root`, so every answer
 * has the very shape that the document asks for. `instead` answers before the schema does.
 */
export async function startAdmin(
  root: Root,
  instead: (operation: string) => Answer | null = () => null,
): Promise<AdminUnderTest> {
  const asked: Asked[] = [];
  const server = await startAnsweringServer(async ({ body }) => {
    const { query, variables }: { query: string; variables: Record<string, unknown> } = JSON.parse(body);
    const operation = /^(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
    asked.push({ operation, variables });
    return (
      instead(operation) ?? {
        body: await graphql({ schema, source: query, variableValues: variables, rootValue: root }),
      }
    );
  });
  const clock = movedClock();
  const log = keptLog();
  const client = createGraphqlClient({
    adminUrl: server.url,
    tokens: twoTokens(),
    clock,
    sleep: (ms) => clock.sleep(ms),
    random: { next: () => 0.5, id: () => '' },
    log,
    timeouts: { connectMs: 1_000, totalMs: 5_000 },
  });
  return {
    admin: createShopifyAdmin({ client, appUrl: 'https://app.example.com', log }),
    log,
    asked,
    close: () => server.close(),
  };
}

/** A connection over a list, paged as Shopify pages: the cursor is the place in the list. */
export function connection(nodes: readonly unknown[]) {
  return ({ first, after }: { first: number; after?: string | null }) => {
    const start = after === undefined || after === null ? 0 : Number(after);
    return {
      nodes: nodes.slice(start, start + first),
      pageInfo: { hasNextPage: start + first < nodes.length, endCursor: String(Math.min(start + first, nodes.length)) },
    };
  };
}

/** A field that fails as Shopify lets fields fail. */
export function failing(code: string, message = 'no'): () => never {
  return () => {
    throw new GraphQLError(message, { extensions: { code } });
  };
}
