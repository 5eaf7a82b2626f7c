import type { Region, ShopDomain } from '../../domain/kernel/ids.ts';
import type { ConnectionAccess, ConnectionStore, Clock, PrintProvider, Random, ShopStore } from '../ports/index.ts';

/**
 * Connect: credentials are tried with a real call before they are kept, so that a wrong key is found here and not by
 * the first order.
 */
export type ConnectionCheck =
  | { readonly outcome: 'connected'; readonly products: number; readonly variants: number }
  | { readonly outcome: 'credentials_rejected' }
  | { readonly outcome: 'unreachable'; readonly reason: string };

export function createConnect(ports: {
  connections: ConnectionStore;
  shops: ShopStore;
  provider: PrintProvider;
  clock: Clock;
  random: Random;
}) {
  const { connections, shops, provider, clock, random } = ports;

  async function check(access: ConnectionAccess): Promise<ConnectionCheck> {
    const answer = await provider.products(access);
    switch (answer.outcome) {
      case 'listed':
        return {
          outcome: 'connected',
          products: answer.products.length,
          variants: answer.products.reduce((sum, { variantCount }) => sum + variantCount, 0),
        };
      case 'access_lost':
        return { outcome: 'credentials_rejected' };
      case 'throttled':
        return { outcome: 'unreachable', reason: 'Picanova allows no more calls this minute' };
      default:
        return { outcome: 'unreachable', reason: answer.reason };
    }
  }

  /** Keeps the credentials only when they work. The catalogue is read in the background. */
  async function connect(
    shop: ShopDomain,
    region: Region,
    given: { apiUser: string; apiKey: string },
  ): Promise<ConnectionCheck> {
    const result = await check({ id: '' as ConnectionAccess['id'], shop, region, ...given });
    if (result.outcome !== 'connected') return result;
    await connections.save(shop, {
      region,
      ...given,
      currency: null,
      sandbox: null,
      webhookSecret: random.id(),
      nowMs: clock.now(),
    });
    await shops.scheduleAt(shop, 'catalogue', clock.now());
    return result;
  }

  return { check, connect };
}

export type Connect = ReturnType<typeof createConnect>;
