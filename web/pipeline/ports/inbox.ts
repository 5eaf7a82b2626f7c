import type { Signal } from '../../domain/webhooks/signal.ts';
import type { ConnectionId } from '../../domain/kernel/ids.ts';
import type { ClaimRequest, Lease } from './lease.ts';

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
  /** True: `body` is large and comes packed, to be unpacked where it is read, off the event loop. */
  readonly isPacked: boolean;
  readonly attempt: number;
}

/**
 * `refused`: the database can never take this one, whatever is tried; the others of its batch are not touched by it.
 */
export type Appended = 'stored' | 'duplicate' | 'refused';

export type InboxOutcome = 'done' | 'ignored' | 'unreadable';

export interface InboxStore {
  /** One multi-row insert; answers in order. A stored row is durable when the promise resolves. */
  append(entries: readonly NewInboxEntry[]): Promise<readonly Appended[]>;
  claim(request: ClaimRequest): Promise<readonly InboxEntry[]>;
  /**
   * Applies the signals of all entries and settles them, in one transaction. Entries whose lease is lost are skipped
   * with their signals.
   */
  settle(
    entries: readonly { readonly lease: Lease; readonly outcome: InboxOutcome; readonly signals: readonly Signal[] }[],
  ): Promise<void>;
}
