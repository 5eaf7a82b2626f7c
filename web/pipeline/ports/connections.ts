import type { CatalogueVariant, Combination } from '../../domain/kernel/catalogue.ts';
import type { CatalogueChange } from '../../domain/kernel/catalogue-diff.ts';
import type { ConnectionId, Region, ShopDomain } from '../../domain/kernel/ids.ts';
import type { ConnectionAccess } from './print-provider.ts';

export interface Connection {
  readonly id: ConnectionId;
  readonly shop: ShopDomain;
  readonly region: Region;
  readonly apiUser: string;
  readonly rejected: boolean;
  /** What the catalogue's prices are in; null = not known yet. */
  readonly currency: string | null;
  readonly catalogueAtMs: number | null;
  readonly lastWebhookAtMs: number | null;
  readonly createdAtMs: number;
}

export interface ConnectionStore {
  list(shop: ShopDomain): Promise<readonly Connection[]>;
  /** null = no such connection, or its key cannot be read and is to be entered anew. */
  access(id: ConnectionId): Promise<ConnectionAccess | null>;
  /**
   * Creates or replaces the region's credentials; a changed API user empties its catalogue. Makes a first webhook
   * secret. Wakes blocked orders of the shop.
   */
  save(
    shop: ShopDomain,
    connection: {
      readonly region: Region;
      readonly apiUser: string;
      readonly apiKey: string;
      readonly currency: string | null;
      readonly webhookSecret: string;
      readonly nowMs: number;
    },
  ): Promise<ConnectionId>;
  remove(shop: ShopDomain, region: Region, nowMs: number): Promise<void>;
  markRejected(id: ConnectionId, rejected: boolean): Promise<void>;
  /** The current secret of the webhook URL, to show it; null = no such connection, or it cannot be read. */
  webhookSecret(id: ConnectionId): Promise<string | null>;
  /** Whether another shop, where the app is installed, has connected the same account of the region. */
  isShared(connection: Pick<Connection, 'shop' | 'region' | 'apiUser'>): Promise<boolean>;
  /** Old ones stay valid for 90 days after this. */
  rotateWebhookSecret(id: ConnectionId, secret: string, nowMs: number): Promise<void>;
  /** All secrets that are valid now, current first, as SHA-256 digests, for a constant-time compare. */
  secretDigests(id: ConnectionId, nowMs: number): Promise<readonly Uint8Array[]>;
  shopOf(id: ConnectionId): Promise<ShopDomain | null>;
}

export interface CatalogueStore {
  /**
   * Replaces the whole catalogue of a connection, whose currency is its prices', and notes what changed from the one
   * before. Wakes blocked orders of its shop.
   */
  replace(
    connection: ConnectionId,
    next: { readonly variants: readonly CatalogueVariant[]; readonly changes: readonly CatalogueChange[] },
    nowMs: number,
  ): Promise<void>;
  /** The whole catalogue of a connection, by id; empty before it was read. */
  all(connection: ConnectionId): Promise<readonly CatalogueVariant[]>;
  /** Variants whose code or id equals, or whose composite SKU prefix starts, one of the texts; by text. */
  lookup(connection: ConnectionId, texts: readonly string[]): Promise<ReadonlyMap<string, CatalogueVariant>>;
  combinations(connection: ConnectionId, variantId: number): Promise<readonly Combination[] | null>;
  /**
   * Keeps what was asked for at `askedAtMs`, until the catalogue is replaced; what is older than the catalogue is not
   * kept.
   */
  saveCombinations(
    connection: ConnectionId,
    variantId: number,
    answer: { readonly combinations: readonly Combination[]; readonly askedAtMs: number },
  ): Promise<void>;
}
