import { z } from 'zod';
import type { FieldLevel } from '../../domain/print-fields/print-field-edit.ts';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { MetafieldWrite, Outcome, ShopifyProducts, ShopVariant } from '../../pipeline/ports/index.ts';
import { ask, failureOf, refusedBy, type Answer } from '../client/ask.ts';
import { createBulkVariants } from './bulk-variants.ts';
import { createPageSize } from './page-size.ts';
import type { GraphqlClient } from '../client/graphql-client.ts';
import { mutate } from '../client/mutation-answer.ts';
import { merchantNamespace, PRINT_METAFIELD_KEYS, printKeys } from '../orders/print-metafields.ts';
import { pageInfoSchema } from '../orders/wire.ts';
import { CLEAR_FIELDS, LIST_DEFINITIONS, LIST_VARIANTS, READ_VARIANTS, WRITE_FIELDS } from './products.document.ts';
import { readFiles } from '../orders/read-files.ts';
import { filesOfVariants, shopVariantOf, variantNodesSchema, variantsPageSchema, type WireVariant } from './wire.ts';

const writeSchema = z.object({
  metafieldsSet: z
    .object({
      metafields: z.array(z.object({ compareDigest: z.string() })).nullable(),
      userErrors: z.array(
        z.object({ field: z.array(z.string()).nullish(), message: z.string(), code: z.string().nullish() }),
      ),
    })
    .nullable(),
});

const definitionsSchema = z.object({
  metafieldDefinitions: z.object({
    nodes: z.array(z.object({ namespace: z.string(), key: z.string(), type: z.object({ name: z.string() }) })),
    pageInfo: pageInfoSchema,
  }),
});

type DefinitionsPage = Outcome<Answer<z.infer<typeof definitionsSchema>>>;
type Definition = Extract<
  Awaited<ReturnType<ShopifyProducts['definitions']>>,
  { outcome: 'listed' }
>['definitions'][number];

/** The code of a `compareDigest` that no longer fits (shopify-platform §3.4). */
const STALE = 'STALE_OBJECT';
const KEYS: ReadonlySet<string> = new Set(PRINT_METAFIELD_KEYS);
const OWNERS: readonly (readonly [FieldLevel, string])[] = [
  ['product', 'PRODUCT'],
  ['variant', 'PRODUCTVARIANT'],
];

/** The product pages' side of Shopify, over the Admin API. */
export function createShopifyProducts(client: GraphqlClient, adminUrl: string): ShopifyProducts {
  const pageSize = createPageSize();

  async function withFiles(
    shop: ShopDomain,
    wires: readonly WireVariant[],
    namespace: string,
  ): Promise<Outcome<{ outcome: 'read'; variants: readonly ShopVariant[] }>> {
    const found = await readFiles(client, shop, filesOfVariants(wires));
    if (found.outcome !== 'files') return found;
    return { outcome: 'read', variants: wires.map((wire) => shopVariantOf(wire, { namespace, files: found.files })) };
  }

  async function listVariants(
    shop: ShopDomain,
    page: Parameters<ShopifyProducts['listVariants']>[1],
  ): ReturnType<ShopifyProducts['listVariants']> {
    const namespace = merchantNamespace(page.namespaces);
    const { first, costPoints } = pageSize.next();
    const variables = { first, after: page.after, printKeys: printKeys(namespace) };
    const answer = await ask(client, { shop, operation: LIST_VARIANTS, variables, costPoints }, variantsPageSchema);
    if (answer.outcome !== 'answered') return answer;
    pageSize.learn(first, answer.requestedPoints);
    const { nodes, pageInfo } = answer.data.productVariants;
    const read = await withFiles(shop, nodes, namespace);
    if (read.outcome !== 'read') return read;
    return { outcome: 'listed', variants: read.variants, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
  }

  async function readVariants(
    shop: ShopDomain,
    variantGids: readonly string[],
    namespaces: readonly [string, string],
  ): ReturnType<ShopifyProducts['readVariants']> {
    const namespace = merchantNamespace(namespaces);
    const answer = await ask(
      client,
      { shop, operation: READ_VARIANTS, variables: { ids: variantGids, printKeys: printKeys(namespace) } },
      variantNodesSchema,
    );
    if (answer.outcome !== 'answered') return answer;
    return withFiles(
      shop,
      answer.data.nodes.filter((wire) => wire !== null),
      namespace,
    );
  }

  async function writeFields(
    shop: ShopDomain,
    writes: readonly MetafieldWrite[],
  ): ReturnType<ShopifyProducts['writeFields']> {
    const metafields = writes.map(({ ownerGid, namespace, key, value, type, digest }) => ({
      ownerId: ownerGid,
      namespace,
      key,
      value,
      type,
      compareDigest: digest,
    }));
    const answer = await ask(client, { shop, operation: WRITE_FIELDS, variables: { metafields } }, writeSchema);
    if (answer.outcome !== 'answered') return answer;
    const { metafieldsSet: payload } = answer.data;
    if (payload === null) return failureOf(answer.errors, 'mutation');
    if (payload.userErrors.some(({ code }) => code === STALE)) return { outcome: 'stale' };
    if (payload.userErrors.length > 0) return refusedBy(payload.userErrors);
    return { outcome: 'written', digests: (payload.metafields ?? []).map(({ compareDigest }) => compareDigest) };
  }

  async function clearFields(
    shop: ShopDomain,
    fields: Parameters<ShopifyProducts['clearFields']>[1],
  ): ReturnType<ShopifyProducts['clearFields']> {
    const metafields = fields.map(({ ownerGid, namespace, key }) => ({ ownerId: ownerGid, namespace, key }));
    return (
      (await mutate(client, { shop, operation: CLEAR_FIELDS, variables: { metafields } }, 'metafieldsDelete')) ?? {
        outcome: 'cleared',
      }
    );
  }

  async function definitionsOf(
    shop: ShopDomain,
    [level, ownerType]: readonly [FieldLevel, string],
  ): Promise<Outcome<{ outcome: 'listed'; definitions: readonly Definition[] }>> {
    const definitions: Definition[] = [];
    let after: string | null = null;
    do {
      const answer: DefinitionsPage = await ask(
        client,
        { shop, operation: LIST_DEFINITIONS, variables: { ownerType, after } },
        definitionsSchema,
      );
      if (answer.outcome !== 'answered') return answer;
      const { nodes, pageInfo }: z.infer<typeof definitionsSchema>['metafieldDefinitions'] =
        answer.data.metafieldDefinitions;
      for (const { namespace, key, type } of nodes) {
        if (KEYS.has(key))
          definitions.push({
            level,
            namespace: namespace.startsWith('app--') ? '$app' : namespace,
            key,
            type: type.name,
          });
      }
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    return { outcome: 'listed', definitions };
  }

  async function definitions(shop: ShopDomain): ReturnType<ShopifyProducts['definitions']> {
    const all: Definition[] = [];
    for (const owner of OWNERS) {
      const found = await definitionsOf(shop, owner);
      if (found.outcome !== 'listed') return found;
      all.push(...found.definitions);
    }
    return { outcome: 'listed', definitions: all };
  }

  return {
    ...createBulkVariants(client, adminUrl),
    listVariants,
    readVariants,
    writeFields,
    clearFields,
    definitions,
  };
}
