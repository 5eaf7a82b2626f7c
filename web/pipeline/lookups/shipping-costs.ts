import type { ShopSettings } from '../../contract/settings.ts';
import type { Amount } from '../../domain/kernel/money.ts';
import type { WantedPrintOrder } from '../../domain/planning/wanted-print-order.ts';
import type { ConnectionStore } from '../ports/index.ts';
import type { ShippingMethods } from './shipping-method.ts';

/** What shipping will cost of planned print orders, by external id; what nobody can say now is left out. */
export type ShippingCosts = (
  printOrders: readonly WantedPrintOrder[],
  settings: ShopSettings,
) => Promise<ReadonlyMap<string, Amount>>;

/** Asks only for those that are ready: each costs a call for rates, unless they are known. */
export function createShippingCosts({
  connections,
  shippingMethods,
}: {
  readonly connections: Pick<ConnectionStore, 'access'>;
  readonly shippingMethods: ShippingMethods;
}): ShippingCosts {
  async function costOf(printOrder: WantedPrintOrder, settings: ShopSettings): Promise<Amount | null> {
    const { state, connectionId, address, shippingTitle: title } = printOrder;
    if (state !== 'ready' || connectionId === null || address === null) return null;
    const items = printOrder.items.flatMap(({ identity, quantity }) =>
      identity.kind === 'variant' ? [{ variantId: identity.variantId, quantity }] : [],
    );
    const access = items.length < printOrder.items.length ? null : await connections.access(connectionId);
    if (access === null) return null;
    const choice = await shippingMethods({ access, settings, title, countryCode: address.countryCode, items });
    return choice.outcome === 'chosen' ? choice.method.price : null;
  }

  return async (printOrders, settings) => {
    const costs = new Map<string, Amount>();
    for (const printOrder of printOrders) {
      const cost = await costOf(printOrder, settings);
      if (cost !== null) costs.set(printOrder.externalId, cost);
    }
    return costs;
  };
}
