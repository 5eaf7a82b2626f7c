import { z } from 'zod';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { ShopFile } from '../../domain/planning/shopify-order.ts';
import type { Outcome } from '../../pipeline/ports/index.ts';
import type { GraphqlClient } from '../client/graphql-client.ts';
import { queryNodes } from '../client/query.ts';
import type { ShopFiles } from './print-metafields.ts';
import { FILES_A_READ, READ_FILES } from './read-files.document.ts';

const fileSchema = z.object({
  id: z.string(),
  fileStatus: z.string(),
  url: z.string().nullish(),
  image: z.object({ url: z.string() }).nullish(),
});

/** A file that is gone is null; one that is no picture and no plain file, such as a video, has no fields. */
const filesSchema = z.object({
  nodes: z.array(z.union([fileSchema, z.strictObject({}).transform(() => 'other' as const), z.null()])),
});

function fileOf({ fileStatus, url, image }: z.infer<typeof fileSchema>): ShopFile {
  if (fileStatus === 'FAILED') return { state: 'failed' };
  const address = image?.url ?? url ?? null;
  return fileStatus === 'READY' && address !== null ? { state: 'ready', url: address } : { state: 'processing' };
}

/** Where the files that metafields refer to can be loaded; asks for nothing when there are none. */
export async function readFiles(
  client: GraphqlClient,
  shop: ShopDomain,
  gids: readonly string[],
): Promise<Outcome<{ outcome: 'files'; files: ShopFiles }>> {
  const files = new Map<string, ShopFile>();
  for (let from = 0; from < gids.length; from += FILES_A_READ) {
    const ids = gids.slice(from, from + FILES_A_READ);
    const answer = await queryNodes(client, { shop, operation: READ_FILES, variables: { ids } }, filesSchema);
    if (answer.outcome !== 'answered') return answer;
    for (const [at, node] of answer.data.nodes.entries()) {
      const file = node === null ? null : node === 'other' ? ({ state: 'failed' } as const) : fileOf(node);
      if (file !== null) files.set(ids[at] ?? '', file);
    }
  }
  return { outcome: 'files', files };
}
