import type { LogLine } from '../../domain/kernel/log-line.ts';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { ShopSettings } from '../../contract/settings.ts';

export interface Shop {
  readonly domain: ShopDomain;
  readonly installed: boolean;
  readonly installedAtMs: number;
  readonly uninstalledAtMs: number | null;
  /** The token pair no longer works; work waits until somebody opens the app. */
  readonly accessLost: boolean;
  readonly scopes: readonly string[];
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

export type ShopSchedule = 'keep_alive' | 'reconcile' | 'daily_proof' | 'catalogue';

export interface DailyProof {
  readonly day: string;
  readonly paid: number;
  readonly atPicanova: number;
  readonly missing: number;
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
  saveSettings(shop: ShopDomain, settings: ShopSettings, nowMs: number): Promise<void>;
  /** Shops whose schedule is due; each is moved to `nextAtMs` before it is handed out. Uninstalled shops never. */
  claimSchedule(
    schedule: ShopSchedule,
    due: { readonly nowMs: number; readonly nextAtMs: number; readonly limit: number },
  ): Promise<readonly ShopDomain[]>;
  /**
   * Makes one shop's schedule due at a time of its own (a new connection's catalogue now, a throttled refresh later).
   */
  scheduleAt(shop: ShopDomain, schedule: ShopSchedule, atMs: number): Promise<void>;
  /** Shopify's orders were compared with ours, to the end. */
  markReconciled(shop: ShopDomain, nowMs: number): Promise<void>;
  /**
   * Paid orders with print orders, seen since; how many of them are at Picanova (or beyond), how many are not and
   * should be. The others wait on purpose.
   */
  countForProof(
    shop: ShopDomain,
    sinceMs: number,
  ): Promise<{ readonly paid: number; readonly atPicanova: number; readonly missing: number }>;
  saveProof(shop: ShopDomain, proof: DailyProof): Promise<void>;
  proofs(shop: ShopDomain, limit: number): Promise<readonly DailyProof[]>;
  appendLog(shop: ShopDomain, line: LogLine, nowMs: number): Promise<void>;
}
