import type { ConnectionTest } from '../../contract/connections.ts';
import type { Region, ShopDomain } from '../../domain/kernel/ids.ts';
import type {
  CatalogueProduct,
  Clock,
  ConnectionAccess,
  ConnectionStore,
  PrintProvider,
  Random,
  ShopStore,
} from '../ports/index.ts';

type Connected = Extract<ConnectionTest, { outcome: 'connected' }>;

/** Products whose prices are looked at until one names its currency. */
const ASKED_FOR_CURRENCY = 3;

/**
 * Connect: credentials are tried with a real call before they are kept, so that a wrong key is found here and not by
 * the first order.
 */
export function createConnect(ports: {
  connections: ConnectionStore;
  shops: ShopStore;
  provider: PrintProvider;
  clock: Clock;
  random: Random;
}) {
  const { connections, shops, provider, clock, random } = ports;

  /** A list of products names no price; those of one product's variants do. */
  async function currencyOf(access: ConnectionAccess, products: readonly CatalogueProduct[]): Promise<string | null> {
    for (const product of products.filter(({ variantCount }) => variantCount > 0).slice(0, ASKED_FOR_CURRENCY)) {
      const answer = await provider.variants(access, product);
      const currency = answer.outcome === 'listed' ? answer.variants[0]?.currency : undefined;
      if (currency !== undefined) return currency;
    }
    return null;
  }

  /**
   * Picanova says of no account whether it is in sandbox mode, where every order is a test (picanova-api §1.4): its
   * orders tell.
   */
  async function modeOf(access: ConnectionAccess): Promise<Connected['mode']> {
    const answer = await provider.listOrders(access, 1);
    if (answer.outcome !== 'listed' || answer.orders.length === 0) return null;
    return answer.orders.every(({ isTest }) => isTest) ? 'tests_only' : 'live';
  }

  async function check(access: ConnectionAccess): Promise<ConnectionTest> {
    const answer = await provider.products(access);
    switch (answer.outcome) {
      case 'listed':
        return {
          outcome: 'connected',
          products: answer.products.length,
          variants: answer.products.reduce((sum, { variantCount }) => sum + variantCount, 0),
          currency: await currencyOf(access, answer.products),
          mode: await modeOf(access),
        };
      case 'access_lost':
        return { outcome: 'credentials_rejected' };
      case 'throttled':
        return { outcome: 'busy' };
      case 'refused':
      case 'not_granted':
        return { outcome: 'refused', reason: answer.reason };
      case 'unreachable':
      case 'unknown':
        return { outcome: 'unreachable', reason: answer.reason };
    }
  }

  /** Keeps the credentials only when they work. The catalogue is read in the background. */
  async function connect(
    shop: ShopDomain,
    region: Region,
    given: { apiUser: string; apiKey: string },
  ): Promise<ConnectionTest> {
    const result = await check({ id: '' as ConnectionAccess['id'], shop, region, ...given });
    if (result.outcome !== 'connected') return result;
    await connections.save(shop, {
      region,
      ...given,
      currency: result.currency,
      webhookSecret: random.id(),
      nowMs: clock.now(),
    });
    await shops.scheduleAt(shop, 'catalogue', clock.now());
    return result;
  }

  return { check, connect };
}

export type Connect = ReturnType<typeof createConnect>;
