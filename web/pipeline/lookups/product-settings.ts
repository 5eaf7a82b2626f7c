import type { ShopDomain } from '../../domain/kernel/ids.ts';
import { codesOf, holdersOf, type CodeHolder, type ProductSettings } from '../../domain/planning/product-settings.ts';
import type { FieldRules } from '../../domain/planning/rules.ts';
import type { ShopifyOrder } from '../../domain/planning/shopify-order.ts';
import type { ProductCodeStore } from '../ports/index.ts';

type Settings = FieldRules & Pick<ProductSettings, 'matchShopifySku'>;

/** What the shop's tables say of the codes that somebody names: read before deciding, so that deciding is pure. */
export interface LoadProducts {
  readonly forOrder: (shop: ShopDomain, order: ShopifyOrder, settings: Settings) => Promise<ProductSettings>;
  readonly forHolders: (
    shop: ShopDomain,
    holders: readonly CodeHolder[],
    settings: Settings,
  ) => Promise<ProductSettings>;
}

/** The tables hold thousands of rows: only those are read whose code is named. */
export function createLoadProducts(codes: Pick<ProductCodeStore, 'named'>): LoadProducts {
  const forHolders: LoadProducts['forHolders'] = async (shop, holders, settings) => {
    const rows = await codes.named(shop, codesOf(holders, settings));
    return {
      matches: rows.filter(({ kind }) => kind === 'match'),
      skips: rows.filter(({ kind }) => kind === 'skip'),
      matchShopifySku: settings.matchShopifySku,
    };
  };
  return {
    forHolders,
    forOrder: (shop, order, settings) => forHolders(shop, holdersOf(order), settings),
  };
}
