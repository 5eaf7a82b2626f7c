import type { ShopDomain } from '../../domain/kernel/ids.ts';

export type LaneSystem = 'shopify' | 'picanova';

/** What a call at Picanova is for, most urgent first: the more urgent ones are kept calls of the budget. */
export type CallUrgency = 'cancel' | 'read_back' | 'send' | 'poll';

/** Calls of one urgency are spread over the window once some of them are used. */
export interface CallPace {
  /** Of this urgency at most, in the window. */
  readonly most: number;
  /** Up to this many, they may leave at once. */
  readonly freely: number;
  /** Beyond them, at most this many in a shorter window. */
  readonly limit: number;
  readonly windowMs: number;
}

export interface WorkStore {
  /** No row of this lane is claimed before `untilMs`. */
  blockLane(shop: ShopDomain, system: LaneSystem, untilMs: number): Promise<void>;
  /** No row is claimed before `untilMs` whose step makes calls of this urgency; more and less urgent ones are. */
  blockCalls(shop: ShopDomain, urgency: CallUrgency, untilMs: number): Promise<void>;
  extendLeases(tokens: readonly string[], untilMs: number): Promise<void>;
  /** Returns rows whose lease ended without completion to the queue; answers how many. */
  releaseExpired(nowMs: number): Promise<number>;
  /**
   * Takes up to `wanted` calls of a sliding window; 0 granted = nothing before `retryAtMs`. Shared by all processes.
   */
  takeCalls(budget: {
    readonly account: string;
    readonly urgency: CallUrgency;
    /** Of all calls of the account together. */
    readonly limit: number;
    readonly windowMs: number;
    readonly wanted: number;
    readonly nowMs: number;
    readonly pace?: CallPace;
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
