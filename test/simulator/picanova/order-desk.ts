import type { EventDesk } from './event-desk.ts';
import { cancel, settleHold } from './life-cycle.ts';
import type { OrderRecord } from './order-record.ts';
import type { Quirks } from './quirks.ts';
import type { Backend } from './routing.ts';
import type { Store } from './store.ts';

interface OrderDeskOptions {
  readonly now: () => number;
  readonly perPage: number;
  readonly betaDates: 'object' | 'iso';
  readonly quirks: Quirks;
  readonly events: EventDesk;
}

/** Finds and lists orders over all stores. Every order handed out has its hold time settled. */
export class OrderDesk implements Backend {
  readonly now: () => number;
  readonly perPage: number;
  readonly betaDates: 'object' | 'iso';
  readonly quirks: Quirks;
  readonly #events: EventDesk;
  readonly #stores: ReadonlyMap<string, Store>;

  constructor(stores: readonly Store[], options: OrderDeskOptions) {
    this.now = options.now;
    this.perPage = options.perPage;
    this.betaDates = options.betaDates;
    this.quirks = options.quirks;
    this.#events = options.events;
    this.#stores = new Map(stores.map((store) => [store.account.user, store]));
  }

  store(user: string): Store {
    const store = this.#stores.get(user);
    if (!store) throw new Error(`no store has the API user ${user}`);
    return store;
  }

  findOrder(store: Store, id: string): OrderRecord | undefined {
    return this.#settled(store, store.findById(id));
  }

  findByExternalId(store: Store, externalId: string): OrderRecord | undefined {
    const order = store.findByExternalId(externalId);
    const isSeen = order !== undefined && this.now() - order.createdAtMs >= this.quirks.lookUpLagMs;
    return isSeen ? this.#settled(store, order) : undefined;
  }

  listOrders(store: Store, page: number): OrderRecord[] {
    const end = Math.max(0, store.orders.length - (page - 1) * this.perPage);
    return store.orders
      .slice(Math.max(0, end - this.perPage), end)
      .toReversed()
      .flatMap((order) => this.#settled(store, order) ?? []);
  }

  cancelByApi(order: OrderRecord): boolean {
    const done = cancel(order, 'owner', this.now());
    if (done) this.#events.canceled(order, 'API');
    return done;
  }

  /** The order of whichever store. Throws when there is none. */
  get(id: string): OrderRecord {
    for (const store of this.#stores.values()) {
      const order = this.findOrder(store, id);
      if (order) return order;
    }
    throw new Error(`no order ${id}`);
  }

  /** Copies of all orders, or of one store's, oldest first. */
  snapshots(user?: string): OrderRecord[] {
    const stores = user === undefined ? [...this.#stores.values()] : [this.store(user)];
    return stores.flatMap((store) =>
      store.orders.map((order) => structuredClone(this.#settled(store, order) ?? order)),
    );
  }

  #settled(store: Store, order: OrderRecord | undefined): OrderRecord | undefined {
    if (order) settleHold(order, store.account.sellingPreference ?? 'immediate', this.now());
    return order;
  }
}
