import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { Log, RemoteFailure, ShopifyAdmin, ShopStore } from '../ports/index.ts';

/** Asks what kind of store it is and remembers the answer; null = known now, else why it is not. */
export type LearnShopKind = (shop: ShopDomain) => Promise<RemoteFailure | null>;

/**
 * Development stores start in test mode (product §5), so what a shop is has to be known before its first order is
 * planned: once an installation. Where Shopify refuses to tell, it is an ordinary store.
 */
export function createLearnShopKind(ports: {
  readonly shops: Pick<ShopStore, 'rememberKind'>;
  readonly shopify: Pick<ShopifyAdmin, 'readShopKind'>;
  readonly log: Log;
}): LearnShopKind {
  const { shops, shopify, log } = ports;
  return async function learnShopKind(shop) {
    const answer = await shopify.readShopKind(shop);
    if (answer.outcome !== 'read') log.warn('shop_kind_unknown', { shop, outcome: answer.outcome });
    if (answer.outcome !== 'read' && answer.outcome !== 'refused' && answer.outcome !== 'not_granted') return answer;
    await shops.rememberKind(shop, answer.outcome === 'read' && answer.isDevelopment);
    return null;
  };
}
