import type { CatalogueVariantView, Region } from '../../../web/contract/index.ts';
import { fold } from '../../../web/contract/words.ts';
import { useRead } from '../../api/queries.ts';
import { useSettled } from '../../ui/use-settled.ts';

const TYPING_MS = 400;
const LIMIT = 5;

/** What a connected catalogue has under a print SKU; null = nothing, or not known yet. */
export function useArticle(typed: string): CatalogueVariantView | null {
  const sku = useSettled(typed.trim(), TYPING_MS);
  const connections = useRead('connections', {});
  const [first, second] = connections.data?.connections.map(({ region }) => region) ?? [];
  const inFirst = useIn(first, sku, true);
  const inSecond = useIn(second, sku, inFirst.isKnown && inFirst.article === null);
  return inFirst.article ?? inSecond.article;
}

function useIn(
  region: Region | undefined,
  sku: string,
  isWanted: boolean,
): { readonly isKnown: boolean; readonly article: CatalogueVariantView | null } {
  const read = useRead(
    'catalogue',
    { query: { region: region ?? 'EU', q: sku, limit: LIMIT } },
    { enabled: isWanted && region !== undefined && sku !== '' },
  );
  const found = read.data?.items.find(
    ({ variantCode, variantId }) => fold(variantCode) === fold(sku) || String(variantId) === sku,
  );
  return { isKnown: read.data !== undefined, article: sku === '' ? null : (found ?? null) };
}
