import { missingScopes } from '../../domain/kernel/access.ts';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { LearnShopKind } from '../lookups/shop-kind.ts';
import type { Clock, Log, Outcome, ShopStore, ShopTokens } from '../ports/index.ts';

/**
 * Install: Shopify managed installation gives the app no callback, so the first authorised request of a shop is its
 * installation. A session token is exchanged for an expiring offline token pair when there is none that works
 * (shopify-platform §2.3).
 */
export type Installed =
  | { readonly outcome: 'ready' }
  | { readonly outcome: 'token_refused' }
  | { readonly outcome: 'unreachable' };

export interface InstallPorts {
  readonly shops: ShopStore;
  readonly exchange: (
    shop: ShopDomain,
    sessionToken: string,
  ) => Promise<Outcome<{ outcome: 'exchanged'; tokens: ShopTokens }>>;
  readonly learnShopKind: LearnShopKind;
  readonly requiredScopes: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
  /** Work of this shop may be due at once. */
  readonly onReady: () => void;
}

/** Missing scopes are worth a new exchange, but not at every request: the merchant may have declined them. */
const SCOPES_AGAIN_MS = 60_000;

/**
 * Answers `ready` once a token pair that works is stored; `token_refused` = Shopify no longer takes this session token,
 * `unreachable` = Shopify could not be asked. Calls of one shop that come together are one exchange.
 */
export function createInstall(ports: InstallPorts) {
  const { shops, clock, log } = ports;
  const exchangedAtMs = new Map<ShopDomain, number>();
  const underWay = new Map<ShopDomain, Promise<Installed>>();

  async function isReady(domain: ShopDomain): Promise<boolean> {
    const shop = await shops.find(domain);
    if (shop === null || !shop.installed || shop.accessLost) return false;
    const granted = missingScopes(ports.requiredScopes, shop.scopes).length === 0;
    // A pair that was stored and cannot be read any more is replaced like one that was lost.
    if (granted && (await shops.loadTokens(domain)) === null) return false;
    return granted || clock.now() - (exchangedAtMs.get(domain) ?? -Infinity) < SCOPES_AGAIN_MS;
  }

  async function exchange(domain: ShopDomain, sessionToken: string): Promise<Installed> {
    if (await isReady(domain)) return { outcome: 'ready' };
    // The shop has been installed since then at the latest; an uninstallation may already follow.
    const askedAtMs = clock.now();
    const answer = await ports.exchange(domain, sessionToken);
    if (answer.outcome !== 'exchanged') {
      log.warn('token_exchange_failed', { shop: domain, outcome: answer.outcome });
      return {
        outcome: answer.outcome === 'refused' || answer.outcome === 'access_lost' ? 'token_refused' : 'unreachable',
      };
    }
    exchangedAtMs.set(domain, clock.now());
    const how = await shops.saveTokens(domain, answer.tokens, askedAtMs);
    await shops.appendLog(domain, { event: how, detail: { scopes: answer.tokens.scopes } }, clock.now());
    if (how !== 'renewed') await ports.learnShopKind(domain);
    log.info('shop_ready', { shop: domain, how });
    ports.onReady();
    return { outcome: 'ready' };
  }

  /** Single-flight per shop: a page opens with several requests at once. */
  return function ensureInstalled(domain: ShopDomain, sessionToken: string): Promise<Installed> {
    const running = underWay.get(domain) ?? exchange(domain, sessionToken).finally(() => underWay.delete(domain));
    underWay.set(domain, running);
    return running;
  };
}
