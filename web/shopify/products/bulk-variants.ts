import { z } from 'zod';
import { isPublicIp } from '../../domain/kernel/ip-address.ts';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { BulkRead, ShopifyProducts } from '../../pipeline/ports/index.ts';
import { readPortion, type PortionResult } from '../../outbound/read-portion.ts';
import { ask, failureOf, refusedBy } from '../client/ask.ts';
import { unreachable } from '../client/failures.ts';
import type { GraphqlClient } from '../client/graphql-client.ts';
import { parseJson } from '../client/json.ts';
import { merchantNamespace } from '../orders/print-metafields.ts';
import { bulkVariantsQuery, COUNT_VARIANTS, READ_BULK_OPERATION, START_BULK_READ } from './bulk.document.ts';
import { readFiles } from '../orders/read-files.ts';
import { bulkVariantOf, filesOfVariants, shopVariantOf, type WireVariant } from './wire.ts';

const countSchema = z.object({ productVariantsCount: z.object({ count: z.number() }) });

const startSchema = z.object({
  bulkOperationRunQuery: z
    .object({
      bulkOperation: z.object({ id: z.string() }).nullable(),
      userErrors: z.array(z.object({ field: z.array(z.string()).nullish(), message: z.string() })),
    })
    .nullable(),
});

const operationSchema = z.object({
  bulkOperation: z
    .object({
      status: z.string(),
      errorCode: z.string().nullable(),
      // An unsigned number of 64 bits is written as text.
      rootObjectCount: z.union([z.string(), z.number()]).transform(Number),
      url: z.string().nullable(),
    })
    .nullable(),
});

const UNDER_WAY: ReadonlySet<string> = new Set(['CREATED', 'RUNNING']);
/** About a thousand variants; a line of a single variant may be longer, 60 metafields at the most. */
const PORTION_BYTES = 1_048_576;
const LONGEST_LINE_BYTES = 8 * PORTION_BYTES;
const DOWNLOAD_MS = 20_000;
const NEWLINE = 10;

type Download = (portion: { readonly fromByte: number; readonly maxBytes: number }) => Promise<PortionResult>;

/**
 * The way to what Shopify's link leads to: over https to a public address. Only where the Admin API itself is asked
 * without https, on this machine, does the link lead there too.
 */
function downloadFrom(url: string, adminUrl: string): Download | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  const admin = new URL(adminUrl.replaceAll('{shop}', 'shop.myshopify.com'));
  const isLocal = admin.protocol === 'http:' && hostname === admin.hostname;
  if (!isLocal && protocol !== 'https:') return null;
  return (portion) =>
    readPortion({ url, ...portion, totalMs: DOWNLOAD_MS, isAllowed: isLocal ? () => true : isPublicIp });
}

interface Lines {
  readonly outcome: 'lines';
  readonly texts: readonly string[];
  /** null = there are no more. */
  readonly next: number | null;
}

/** The whole lines of a portion; one that is longer than a portion is asked for once more, alone. */
async function linesFrom(
  download: Download,
  from: number,
): Promise<Lines | Extract<PortionResult, { outcome: 'failed' }>> {
  for (const maxBytes of [PORTION_BYTES, LONGEST_LINE_BYTES]) {
    const portion = await download({ fromByte: from, maxBytes });
    if (portion.outcome !== 'read') return portion;
    const { bytes, ended } = portion;
    const whole = ended ? bytes.length : bytes.lastIndexOf(NEWLINE) + 1;
    if (!ended && whole === 0) continue;
    const texts = bytes
      .toString('utf8', 0, whole)
      .split('\n')
      .filter((line) => line !== '');
    return { outcome: 'lines', texts, next: ended ? null : from + whole };
  }
  return { outcome: 'failed', reason: 'a line longer than any variant' };
}

function ended(reason: string): BulkRead {
  return { outcome: 'ended', reason };
}

/** All variants of a shop at once: Shopify runs the query by itself and answers with a file, a variant a line. */
export function createBulkVariants(
  client: GraphqlClient,
  adminUrl: string,
): Pick<ShopifyProducts, 'countVariants' | 'startReadAtOnce' | 'readAtOnce'> {
  async function countVariants(shop: ShopDomain): ReturnType<ShopifyProducts['countVariants']> {
    const answer = await ask(client, { shop, operation: COUNT_VARIANTS, variables: {} }, countSchema);
    if (answer.outcome !== 'answered') return answer;
    return { outcome: 'counted', variants: answer.data.productVariantsCount.count };
  }

  async function startReadAtOnce(
    shop: ShopDomain,
    namespaces: readonly [string, string],
  ): ReturnType<ShopifyProducts['startReadAtOnce']> {
    const query = bulkVariantsQuery(merchantNamespace(namespaces));
    const answer = await ask(client, { shop, operation: START_BULK_READ, variables: { query } }, startSchema);
    if (answer.outcome !== 'answered') return answer;
    const payload = answer.data.bulkOperationRunQuery;
    if (payload === null) return failureOf(answer.errors, 'mutation');
    const { bulkOperation, userErrors } = payload;
    return bulkOperation === null ? refusedBy(userErrors) : { outcome: 'started', id: bulkOperation.id };
  }

  async function readAtOnce(
    shop: ShopDomain,
    { id, namespaces, from }: Parameters<ShopifyProducts['readAtOnce']>[1],
  ): ReturnType<ShopifyProducts['readAtOnce']> {
    const answer = await ask(client, { shop, operation: READ_BULK_OPERATION, variables: { id } }, operationSchema);
    if (answer.outcome !== 'answered') return answer;
    const operation = answer.data.bulkOperation;
    if (operation === null) return ended('forgotten');
    const { status, errorCode, rootObjectCount, url } = operation;
    if (UNDER_WAY.has(status)) return { outcome: 'collecting', variants: rootObjectCount };
    if (status !== 'COMPLETED') return ended(errorCode ?? status);
    // A shop without variants has no file.
    if (url === null) return { outcome: 'listed', variants: [], next: null };
    const download = downloadFrom(url, adminUrl);
    if (download === null) return ended('a link that is not followed');
    const lines = await linesFrom(download, from);
    if (lines.outcome !== 'lines') return unreachable(lines.reason);
    const wires: WireVariant[] = [];
    for (const text of lines.texts) {
      const variant = bulkVariantOf(parseJson(text));
      if (variant === null) return ended('a line that is no variant');
      wires.push(variant);
    }
    const found = await readFiles(client, shop, filesOfVariants(wires));
    if (found.outcome !== 'files') return found;
    const reading = { namespace: merchantNamespace(namespaces), files: found.files };
    return { outcome: 'listed', variants: wires.map((wire) => shopVariantOf(wire, reading)), next: lines.next };
  }

  return { countVariants, startReadAtOnce, readAtOnce };
}
