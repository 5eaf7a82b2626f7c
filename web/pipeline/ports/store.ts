import type { Combination, CatalogueVariant } from '../../domain/catalogue.ts';
import type { Hint, LogLine } from '../../domain/hint.ts';
import type { ConnectionId, FulfillmentOrderGid, OrderGid, PicanovaOrderId, PrintOrderId, Region, ShopDomain } from '../../domain/ids.ts';
import type { Assignment } from '../../domain/order.ts';
import type { HoldReason, PrintAddress, PrintItem, PrintOrderState, PrintOrderStep } from '../../domain/print-order.ts';
import type { Problem } from '../../domain/problems.ts';
import type { ShopSettings } from '../../domain/settings.ts';
import type { Shipment } from '../../domain/shipment.ts';
import type { WantedPrintOrder } from '../../domain/wanted-print-order.ts';
import type { ConnectionAccess } from './print-provider.ts';

export type { Hint, LogLine, Shipment, WantedPrintOrder as PlannedPrintOrder };

/**
 * The store, one port for SQLite and PostgreSQL. Invariants of every implementation:
 * - a method is one transaction: state, next due time and log entries change together or not at all;
 * - a completion carries the lease token of its claim; `lease_lost` = somebody else owns the row: drop the result;
 * - a hint that arrives while a row is leased is not lost: the completion leaves the row due at once;
 * - times are epoch ms; sealed columns are sealed and opened inside.
 */
export interface Store {
  readonly inbox: InboxStore;
  readonly orders: OrderStore;
  readonly printOrders: PrintOrderStore;
  readonly shops: ShopStore;
  readonly connections: ConnectionStore;
  readonly catalogue: CatalogueStore;
  readonly work: WorkStore;
  readonly privacy: PrivacyStore;
  /** Cheap round trip for `/readyz`; throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type Committed = 'committed' | 'lease_lost';

export interface Lease {
  readonly id: string;
  readonly token: string;
  /** Hints seen at the claim; a later hint makes the completion leave the row due. */
  readonly hints: number;
}

// ---------------------------------------------------------------- inbox

export interface NewInboxEntry {
  readonly source: 'shopify' | 'picanova';
  /** Unique per source: Shopify's webhook id; for Picanova a digest of connection and body. */
  readonly dedupeKey: string;
  readonly shop: string;
  readonly topic: string;
  /** Set for Picanova only. */
  readonly connectionId: ConnectionId | null;
  readonly triggeredAtMs: number | null;
  readonly receivedAtMs: number;
  readonly body: Uint8Array;
}

export interface InboxEntry extends NewInboxEntry {
  readonly lease: Lease;
  readonly attempt: number;
}

export type InboxOutcome = 'done' | 'ignored' | 'unreadable';

export interface InboxStore {
  /** One multi-row insert; answers in order. A row is durable when the promise resolves. */
  append(entries: readonly NewInboxEntry[]): Promise<readonly ('stored' | 'duplicate')[]>;
  claim(request: ClaimRequest): Promise<readonly InboxEntry[]>;
  /** Applies the hints of all entries and settles them, in one transaction. Entries whose lease is lost are skipped with their hints. */
  settle(entries: readonly { readonly lease: Lease; readonly outcome: InboxOutcome; readonly hints: readonly Hint[] }[]): Promise<void>;
}

export interface ClaimRequest {
  readonly nowMs: number;
  readonly leaseMs: number;
  readonly limit: number;
}

// ---------------------------------------------------------------- orders (plan)

export interface ClaimedOrder {
  readonly lease: Lease;
  readonly attempt: number;
  readonly shop: ShopDomain;
  readonly orderGid: OrderGid;
  readonly firstSeenMs: number;
  /** The merchant pressed *Send*: wait window and approval no longer hold this order. */
  readonly approved: boolean;
}

export interface UnlocatedFulfillmentOrder {
  readonly shop: ShopDomain;
  readonly fulfillmentOrderGid: FulfillmentOrderGid;
  readonly always: boolean;
}

export interface PlanCommit {
  readonly nowMs: number;
  readonly order: {
    readonly name: string;
    readonly isTest: boolean;
    readonly financialStatus: string | null;
    readonly cancelledAtMs: number | null;
    readonly updatedAtMs: number;
    readonly currency: string;
    /** Nothing left to plan: later hints of the `always: false` kind are not worth a read. */
    readonly settled: boolean;
    readonly fulfillmentOrderGids: readonly FulfillmentOrderGid[];
  };
  /** When to plan again by itself (end of the wait window, catalogue not there yet); null = only on a hint. */
  readonly dueAtMs: number | null;
  /** Each replaces an unsent one with the same external id, never a sent one. */
  readonly printOrders: readonly WantedPrintOrder[];
  /** Unsent print orders that are no longer wanted: they end as `cancelled`. */
  readonly drop: readonly PrintOrderId[];
  /** Sent print orders that are no longer wanted: cancel at Picanova. */
  readonly cancel: readonly PrintOrderId[];
  readonly log: readonly LogLine[];
}

export interface OrderStore {
  claim(request: ClaimRequest): Promise<readonly ClaimedOrder[]>;
  commitPlan(lease: Lease, commit: PlanCommit): Promise<Committed>;
  /** The order could not be planned now; try again at `dueAtMs` (null = give up until the next hint). */
  reschedule(lease: Lease, retry: { readonly dueAtMs: number | null; readonly log: LogLine | null }): Promise<Committed>;
  printOrdersOf(shop: ShopDomain, order: OrderGid): Promise<readonly PrintOrder[]>;
  claimUnlocated(request: ClaimRequest): Promise<readonly UnlocatedFulfillmentOrder[]>;
  /** `orderGid` null = Shopify does not know it: forget it. Wakes the order's plan otherwise. */
  located(shop: ShopDomain, results: readonly { readonly fulfillmentOrderGid: FulfillmentOrderGid; readonly orderGid: OrderGid | null; readonly always: boolean }[], nowMs: number): Promise<void>;
  /** Merchant's click: plan the order now; `approve` also lifts wait window and approval for it. False = unknown order. */
  wake(shop: ShopDomain, order: OrderGid, click: { readonly approve: boolean; readonly nowMs: number }): Promise<boolean>;
  /** Of these orders, the ones never seen; each is created and due to be planned (the reconciler's catch). */
  wakeUnknown(shop: ShopDomain, orders: readonly OrderGid[], nowMs: number): Promise<readonly OrderGid[]>;
  /** Of these orders, which Shopify calls cancelled, the known ones that we do not know as cancelled; each is due to be planned. */
  wakeUncancelled(shop: ShopDomain, orders: readonly OrderGid[], nowMs: number): Promise<readonly OrderGid[]>;
}

// ---------------------------------------------------------------- print orders

export interface PrintOrder {
  readonly id: PrintOrderId;
  readonly shop: ShopDomain;
  readonly orderGid: OrderGid;
  readonly orderName: string;
  /** The Shopify order is a test order; `isTest` says whether Picanova's is. */
  readonly orderIsTest: boolean;
  readonly fulfillmentOrderGid: FulfillmentOrderGid;
  readonly assignment: Assignment;
  readonly wholeFulfillmentOrder: boolean;
  readonly connectionId: ConnectionId | null;
  readonly region: Region;
  readonly externalId: string;
  readonly revision: number;
  readonly part: number;
  readonly isTest: boolean;
  readonly state: PrintOrderState;
  readonly step: PrintOrderStep | null;
  readonly holdReason: HoldReason | null;
  readonly items: readonly PrintItem[];
  readonly address: PrintAddress | null;
  readonly shippingTitle: string | null;
  readonly shippingMethod: string | null;
  readonly customsShippingMinor: number | null;
  readonly currency: string | null;
  readonly problems: readonly Problem[];
  /** A create may have reached Picanova without its answer reaching us: look up before creating. */
  readonly createUnknown: boolean;
  readonly cancelRequestedAtMs: number | null;
  readonly picanovaOrderId: PicanovaOrderId | null;
  readonly picanovaStatus: string | null;
  readonly totalMinor: number | null;
  readonly totalCurrency: string | null;
  /** Picanova item id → our line, learnt from the create answer; shipments may name only the former. */
  readonly itemIds: Readonly<Record<string, string>>;
  readonly shipments: readonly Shipment[];
  readonly sentAtMs: number | null;
  /** The merchant asked for it to be sent anew under the next revision. Stays set: it is what frees the lines for that revision. */
  readonly resubmit: boolean;
  readonly createdAtMs: number;
}

export interface ClaimedPrintOrder extends PrintOrder {
  readonly lease: Lease;
  readonly attempt: number;
  readonly step: PrintOrderStep;
}

/** A change of one print order. Absent keys stay as they are. */
export interface PrintOrderChange {
  readonly nowMs: number;
  readonly state?: PrintOrderState;
  /** null = idle until a hint. When a cancel was requested meanwhile, the store keeps the row due for `cancel` instead. */
  readonly next: { readonly step: PrintOrderStep; readonly dueAtMs: number } | null;
  /** Work was done: the attempt counter starts again. Default true; false = back-off continues. */
  readonly progressed?: boolean;
  readonly createUnknown?: boolean;
  readonly picanovaOrderId?: PicanovaOrderId;
  readonly picanovaStatus?: string;
  readonly isTest?: boolean;
  readonly shippingMethod?: string;
  readonly totalMinor?: number | null;
  readonly totalCurrency?: string | null;
  readonly itemIds?: Readonly<Record<string, string>>;
  readonly problems?: readonly Problem[];
  readonly sentAtMs?: number;
  /** Upserted by key. */
  readonly shipments?: readonly Shipment[];
  /** The cancel request has been answered (either way) and no longer takes precedence. */
  readonly cancelAnswered?: boolean;
  readonly log: readonly LogLine[];
}

export interface PrintOrderStore {
  /**
   * Due rows of due lanes, oldest first, cancels before all else, at most `perLane` of one lane.
   * Claiming a `send` sets `createUnknown` in the row (a crash after it means "look first") but hands out the value from before.
   */
  claim(request: ClaimRequest & { readonly perLane: number }): Promise<readonly ClaimedPrintOrder[]>;
  commit(lease: Lease, change: PrintOrderChange): Promise<Committed>;
  find(shop: ShopDomain, id: PrintOrderId): Promise<PrintOrder | null>;
  /** Print orders that a list of Picanova's orders shows to exist though we do not know them as sent: `send` is made due, with look-up first. */
  wakeOrphans(connection: ConnectionId, externalIds: readonly string[], nowMs: number): Promise<number>;
  /**
   * Merchant's click on one print order: `cancel` as for an order cancelled in Shopify; `resubmit` marks a cancelled or failed one
   * to be planned anew under the next revision and wakes its order; `refresh` reads it back now. False = unknown, or not possible in its state.
   */
  request(shop: ShopDomain, id: PrintOrderId, click: { readonly what: 'cancel' | 'resubmit' | 'refresh'; readonly nowMs: number }): Promise<boolean>;
}

// ---------------------------------------------------------------- work

export type LaneSystem = 'shopify' | 'picanova';

export interface WorkStore {
  /** No row of this lane is claimed before `untilMs`. */
  blockLane(shop: ShopDomain, system: LaneSystem, untilMs: number): Promise<void>;
  extendLeases(tokens: readonly string[], untilMs: number): Promise<void>;
  /** Returns rows whose lease ended without completion to the queue; answers how many. */
  releaseExpired(nowMs: number): Promise<number>;
  /** Takes up to `wanted` calls of a sliding window; 0 granted = nothing before `retryAtMs`. Shared by all processes. */
  takeCalls(budget: { readonly account: string; readonly limit: number; readonly windowMs: number; readonly wanted: number; readonly nowMs: number }): Promise<{ readonly granted: number; readonly retryAtMs: number }>;
  /** One holder at a time across processes; null = taken. The fencing token frees or extends it. */
  acquireLock(name: string, holdMs: number, nowMs: number): Promise<string | null>;
  releaseLock(name: string, token: string): Promise<void>;
  /** Due work by table, for health and metrics. */
  backlog(nowMs: number): Promise<{ readonly inbox: number; readonly orders: number; readonly printOrders: number; readonly oldestDueMs: number | null }>;
}

// ---------------------------------------------------------------- shops

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

/** An expiring offline token pair (reference: shopify-platform §2.2). Sealed at rest. */
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
  loadTokens(shop: ShopDomain): Promise<ShopTokens | null>;
  /** Stores the pair and clears `accessLost` in one transaction. Creates or re-installs the shop: its lanes run again, its schedules are due. */
  saveTokens(shop: ShopDomain, tokens: ShopTokens, nowMs: number): Promise<'installed' | 'reinstalled' | 'renewed'>;
  /** Lanes of the shop wait until `saveTokens`. */
  markAccessLost(shop: ShopDomain, nowMs: number): Promise<void>;
  saveSettings(shop: ShopDomain, settings: ShopSettings, nowMs: number): Promise<void>;
  /** Shops whose schedule is due; each is moved to `nextAtMs` before it is handed out. Uninstalled shops never. */
  claimSchedule(schedule: ShopSchedule, due: { readonly nowMs: number; readonly nextAtMs: number; readonly limit: number }): Promise<readonly ShopDomain[]>;
  /** Makes one shop's schedule due at a time of its own (a new connection's catalogue now, a throttled refresh later). */
  scheduleAt(shop: ShopDomain, schedule: ShopSchedule, atMs: number): Promise<void>;
  /** Shopify's orders were compared with ours, to the end. */
  markReconciled(shop: ShopDomain, nowMs: number): Promise<void>;
  /** Paid orders with print orders, seen since; how many of them are at Picanova (or beyond), how many are not and should be. The others wait on purpose. */
  countForProof(shop: ShopDomain, sinceMs: number): Promise<{ readonly paid: number; readonly atPicanova: number; readonly missing: number }>;
  saveProof(shop: ShopDomain, proof: DailyProof): Promise<void>;
  proofs(shop: ShopDomain, limit: number): Promise<readonly DailyProof[]>;
  appendLog(shop: ShopDomain, line: LogLine, nowMs: number): Promise<void>;
}

// ---------------------------------------------------------------- connections and catalogue

export interface Connection {
  readonly id: ConnectionId;
  readonly shop: ShopDomain;
  readonly region: Region;
  readonly apiUser: string;
  readonly rejected: boolean;
  readonly sandbox: boolean | null;
  readonly currency: string | null;
  readonly catalogueAtMs: number | null;
  readonly lastWebhookAtMs: number | null;
  readonly createdAtMs: number;
}

export interface ConnectionStore {
  list(shop: ShopDomain): Promise<readonly Connection[]>;
  access(id: ConnectionId): Promise<ConnectionAccess | null>;
  /** Creates or replaces the region's credentials; a changed API user empties its catalogue. Makes a first webhook secret. Wakes blocked orders of the shop. */
  save(shop: ShopDomain, connection: { readonly region: Region; readonly apiUser: string; readonly apiKey: string; readonly currency: string | null; readonly sandbox: boolean | null; readonly webhookSecret: string; readonly nowMs: number }): Promise<ConnectionId>;
  remove(shop: ShopDomain, region: Region, nowMs: number): Promise<void>;
  markRejected(id: ConnectionId, rejected: boolean): Promise<void>;
  /** The current secret of the webhook URL, to show it; null = no such connection. */
  webhookSecret(id: ConnectionId): Promise<string | null>;
  /** Old ones stay valid for 90 days after this. */
  rotateWebhookSecret(id: ConnectionId, secret: string, nowMs: number): Promise<void>;
  /** All secrets that are valid now, current first, as SHA-256 digests, for a constant-time compare. */
  secretDigests(id: ConnectionId, nowMs: number): Promise<readonly Uint8Array[]>;
  shopOf(id: ConnectionId): Promise<ShopDomain | null>;
}

export interface CatalogueStore {
  /** Replaces the whole catalogue of a connection. Wakes blocked orders of its shop. */
  replace(connection: ConnectionId, variants: readonly CatalogueVariant[], nowMs: number): Promise<void>;
  /** Variants whose code or id equals, or whose composite SKU prefix starts, one of the texts; by text. */
  lookup(connection: ConnectionId, texts: readonly string[]): Promise<ReadonlyMap<string, CatalogueVariant>>;
  combinations(connection: ConnectionId, variantId: number): Promise<readonly Combination[] | null>;
  saveCombinations(connection: ConnectionId, variantId: number, combinations: readonly Combination[]): Promise<void>;
}

// ---------------------------------------------------------------- data protection

export interface PrivacyStore {
  /** Removes addresses, artwork links and raw webhook bodies of work completed before; answers rows touched. */
  eraseCompleted(beforeMs: number): Promise<number>;
  redactOrders(shop: ShopDomain, orders: readonly OrderGid[]): Promise<void>;
  /** Leaves nothing of the shop. */
  redactShop(shop: ShopDomain): Promise<void>;
}
