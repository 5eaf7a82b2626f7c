import type { ShopDomain } from '../domain/ids.ts';
import type { Clock, Log, Outcome, ShopStore, ShopTokens } from './ports/index.ts';

/**
 * Install: Shopify managed installation gives the app no callback, so the first authorised request of a shop is its
 * installation. A session token is exchanged for an expiring offline token pair when there is none that works (reference:
 * shopify-platform §2.3).
 */
export type Installed = { readonly outcome: 'ready' } | { readonly outcome: 'token_refused' } | { readonly outcome: 'unreachable' };

export interface InstallPorts {
  readonly shops: ShopStore;
  readonly exchange: (shop: ShopDomain, sessionToken: string) => Promise<Outcome<{ outcome: 'exchanged'; tokens: ShopTokens }>>;
  readonly requiredScopes: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
  /** Work of this shop may be due at once. */
  readonly onReady: () => void;
}

/** A shop that was found ready is taken to be ready this long without asking the database at each request. */
const REMEMBERED_MS = 30_000;

export function createInstall(ports: InstallPorts) {
  const { shops, clock, log } = ports;
  const readyUntil = new Map<ShopDomain, number>();
  const underWay = new Map<ShopDomain, Promise<Installed>>();

  async function isReady(domain: ShopDomain): Promise<boolean> {
    const shop = await shops.find(domain);
    return shop !== null && shop.installed && !shop.accessLost && ports.requiredScopes.every((scope) => shop.scopes.includes(scope) || shop.scopes.includes(scope.replace('read_', 'write_')));
  }

  async function exchange(domain: ShopDomain, sessionToken: string): Promise<Installed> {
    if (await isReady(domain)) return { outcome: 'ready' };
    const answer = await ports.exchange(domain, sessionToken);
    if (answer.outcome !== 'exchanged') {
      log.warn('token_exchange_failed', { shop: domain, outcome: answer.outcome });
      return { outcome: answer.outcome === 'refused' || answer.outcome === 'access_lost' ? 'token_refused' : 'unreachable' };
    }
    const how = await shops.saveTokens(domain, answer.tokens, clock.now());
    await shops.appendLog(domain, { event: how, detail: { scopes: answer.tokens.scopes } }, clock.now());
    log.info('shop_ready', { shop: domain, how });
    ports.onReady();
    return { outcome: 'ready' };
  }

  /** Single-flight per shop: a page opens with several requests at once. */
  return async function ensureInstalled(domain: ShopDomain, sessionToken: string): Promise<Installed> {
    if ((readyUntil.get(domain) ?? 0) > clock.now()) return { outcome: 'ready' };
    const running = underWay.get(domain) ?? exchange(domain, sessionToken).finally(() => underWay.delete(domain));
    underWay.set(domain, running);
    const result = await running;
    if (result.outcome === 'ready') readyUntil.set(domain, clock.now() + REMEMBERED_MS);
    return result;
  };
}
