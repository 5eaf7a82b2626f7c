import type { ShopDomain } from '../../domain/kernel/ids.ts';

export type LaneSystem = 'shopify' | 'picanova';

export interface WorkStore {
  /** No row of this lane is claimed before `untilMs`. */
  blockLane(shop: ShopDomain, system: LaneSystem, untilMs: number): Promise<void>;
  extendLeases(tokens: readonly string[], untilMs: number): Promise<void>;
  /** Returns rows whose lease ended without completion to the queue; answers how many. */
  releaseExpired(nowMs: number): Promise<number>;
  /**
   * Takes up to `wanted` calls of a sliding window; 0 granted = nothing before `retryAtMs`. Shared by all processes.
   */
  takeCalls(budget: {
    readonly account: string;
    readonly limit: number;
    readonly windowMs: number;
    readonly wanted: number;
    readonly nowMs: number;
  }): Promise<{ readonly granted: number; readonly retryAtMs: number }>;
  /** One holder at a time across processes; null = taken. The fencing token frees or extends it. */
  acquireLock(name: string, holdMs: number, nowMs: number): Promise<string | null>;
  releaseLock(name: string, token: string): Promise<void>;
  /** Due work by table, for health and metrics. */
  backlog(nowMs: number): Promise<{
    readonly inbox: number;
    readonly orders: number;
    readonly printOrders: number;
    readonly oldestDueMs: number | null;
  }>;
}
