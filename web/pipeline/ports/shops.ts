import type { LogLine } from '../../domain/kernel/log-line.ts';
import type { OrderGid, ShopDomain } from '../../domain/kernel/ids.ts';
import type { ShopSettings } from '../../contract/settings.ts';

/** Something that is not open to the app: only a person can grant it. */
export interface AccessRefusal {
  /** That would open it; none = Shopify has not released customer data to the app. */
  readonly scopes: readonly string[];
  /** The order it was refused of; null = of a list. */
  readonly orderGid: OrderGid | null;
}

/**
 * Why nobody can say yet whether the shop's orders are tests: Shopify has not told what kind of store it is, or it was
 * a development store in test mode and is one no more. Orders wait; the merchant's choice of test mode ends it.
 */
export type TestModeQuestion = 'kind_unknown' | 'went_live';

export interface Shop {
  readonly domain: ShopDomain;
  readonly installed: boolean;
  readonly installedAtMs: number;
  readonly uninstalledAtMs: number | null;
  /** The token pair no longer works; work waits until somebody opens the app. */
  readonly accessLost: boolean;
  /** The latest refusal; null = nothing is refused. */
  readonly accessRefused: AccessRefusal | null;
  /** When the last complete comparison with Shopify's orders began; null = never yet. */
  readonly reconciledAtMs: number | null;
  readonly scopes: readonly string[];
  /** A store of a developer's, where no money moves; null = not told yet. */
  readonly isDevelopment: boolean | null;
  /** Shopify was seen to assess the fraud risk of its orders. */
  readonly assessesRisk: boolean;
  /** Shopify has shown the app a buyer's address. */
  readonly showsAddresses: boolean;
  /** Null = decided. */
  readonly testModeQuestion: TestModeQuestion | null;
  readonly settings: ShopSettings;
}

/** An expiring offline token pair (shopify-platform §2.2). Sealed at rest. */
export interface ShopTokens {
  readonly accessToken: string;
  readonly accessTokenExpiresAtMs: number;
  readonly refreshToken: string;
  readonly refreshTokenExpiresAtMs: number;
  readonly scopes: readonly string[];
}

export type ShopSchedule = 'keep_alive' | 'reconcile' | 'daily_proof' | 'catalogue' | 'kind' | 'artwork';

/** Paid orders with prints in them, each counted once. */
export interface ProofCounts {
  readonly paid: number;
  readonly atPicanova: number;
  /** Orders that wait on purpose or for something that ends by itself, by reason. */
  readonly waiting: Readonly<Record<string, number>>;
  readonly problems: number;
  /** Neither: they should be at Picanova and are not. */
  readonly missing: number;
}

export interface DailyProof extends ProofCounts {
  readonly day: string;
  /** What Shopify changed later was not looked at (epoch ms); null = nothing was compared yet. */
  readonly lookedUntilMs: number | null;
}

export interface ShopStore {
  find(shop: ShopDomain): Promise<Shop | null>;
  /** Null = there is no pair that can be used: none was stored, or it cannot be read. */
  loadTokens(shop: ShopDomain): Promise<ShopTokens | null>;
  /**
   * Stores the pair and clears `accessLost` in one transaction. Creates or re-installs the shop: its lanes run again,
   * its schedules are due.
   */
  saveTokens(shop: ShopDomain, tokens: ShopTokens, nowMs: number): Promise<'installed' | 'reinstalled' | 'renewed'>;
  /** Lanes of the shop wait until `saveTokens`. */
  markAccessLost(shop: ShopDomain, nowMs: number): Promise<void>;
  /** Kept until `grantAccess`; the shop's comparison with Shopify, which asks again, is due by `askAgainAtMs`. */
  markAccessRefused(
    shop: ShopDomain,
    refusal: AccessRefusal,
    at: { readonly nowMs: number; readonly askAgainAtMs: number },
  ): Promise<void>;
  /** What was refused is open: whatever was put off or waits runs again. */
  grantAccess(shop: ShopDomain, nowMs: number): Promise<void>;
  /**
   * A development store is in test mode unless its merchant decided otherwise; when one in test mode becomes another
   * store, the question is open until the merchant decides. What is not sent yet is judged again after a change.
   */
  rememberKind(shop: ShopDomain, isDevelopment: boolean, nowMs: number): Promise<void>;
  /** Somebody opened the app of a shop that may be another kind of store by now: its kind is asked for at once. */
  askKindAgain(shop: ShopDomain, nowMs: number): Promise<void>;
  /** From now on an order without an assessment is one whose assessment is still to come. */
  rememberAssessments(shop: ShopDomain): Promise<void>;
  /** From now on a blank address is one that was entered like that. */
  rememberAddresses(shop: ShopDomain): Promise<void>;
  /**
   * Keeps what differs from what holds, and what was chosen before: a default that nobody changed stays one. Everything
   * that is not sent yet is judged by them; answers how many orders that are.
   */
  saveSettings(shop: ShopDomain, change: Partial<ShopSettings>, nowMs: number): Promise<number>;
  /** Shops whose schedule is due; each is moved to `nextAtMs` before it is handed out. Uninstalled shops never. */
  claimSchedule(
    schedule: ShopSchedule,
    due: { readonly nowMs: number; readonly nextAtMs: number; readonly limit: number },
  ): Promise<readonly ShopDomain[]>;
  /**
   * Makes one shop's schedule due at a time of its own (a new connection's catalogue now, a throttled refresh later).
   */
  scheduleAt(shop: ShopDomain, schedule: ShopSchedule, atMs: number): Promise<void>;
  /** Shopify's orders were compared with ours, to the end; `beganAtMs`: what changed later was not seen. */
  markReconciled(shop: ShopDomain, beganAtMs: number): Promise<void>;
  /** Paid orders with print orders, seen since, and orders that could not be read for long. */
  countForProof(shop: ShopDomain, window: { readonly sinceMs: number; readonly nowMs: number }): Promise<ProofCounts>;
  saveProof(shop: ShopDomain, proof: DailyProof): Promise<void>;
  proofs(shop: ShopDomain, limit: number): Promise<readonly DailyProof[]>;
  appendLog(shop: ShopDomain, line: LogLine, nowMs: number): Promise<void>;
}
