import type { OrderGid, ShopDomain } from '../../domain/kernel/ids.ts';

export interface PrivacyStore {
  /** Removes addresses, artwork links and raw webhook bodies of work completed before; answers rows touched. */
  eraseCompleted(beforeMs: number): Promise<number>;
  redactOrders(shop: ShopDomain, orders: readonly OrderGid[]): Promise<void>;
  /** Leaves nothing of the shop. */
  redactShop(shop: ShopDomain): Promise<void>;
}
