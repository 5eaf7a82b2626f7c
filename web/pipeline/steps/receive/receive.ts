import { createHash, timingSafeEqual } from 'node:crypto';
import type { ConnectionId, ShopDomain } from '../../../domain/kernel/ids.ts';
import { isBelievable } from '../../../domain/webhooks/believable.ts';
import { createGroupCommit } from './group-commit.ts';
import type { Appended, Clock, ConnectionStore, InboxStore, NewInboxEntry } from '../../ports/index.ts';

/**
 * Receive: what arrives is durable before it is acknowledged, and is stored once however often it is delivered.
 * Meaning is given to the body later, by `route`; here it is only asked whether it can be what its headers say.
 */
export interface Receive {
  /**
   * Resolves after the commit; rejects when the database could not take it, so that the sender tries again.
   * `unbelievable` = what was signed is no webhook, or one about another shop than its header says.
   */
  shopify(webhook: ShopifyWebhook): Promise<Appended | 'unbelievable'>;
  /** `unknown_address` = no such connection, or the secret is not (or no longer) one of its own. */
  picanova(webhook: PicanovaWebhook): Promise<Appended | 'unknown_address'>;
}

export interface ShopifyWebhook {
  readonly topic: string;
  readonly shop: string;
  readonly webhookId: string;
  readonly triggeredAtMs: number | null;
  readonly body: Uint8Array;
}

export interface PicanovaWebhook {
  readonly connectionId: string;
  readonly secret: string;
  readonly body: Uint8Array;
}

/** 200 rows a commit: beyond it the statement's size costs more than the commit it saves. */
const LARGEST_GROUP = 200;

function sha256(...parts: (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** How long a webhook URL that was right is taken to be right without asking the database. */
const REMEMBERED_MS = 60_000;

interface Address {
  readonly shop: ShopDomain;
  readonly digests: readonly Uint8Array[];
  readonly readAtMs: number;
}

/** Looks at every digest whatever the first says: the time taken tells nothing about the secret. */
function holds(address: Address, given: Uint8Array): boolean {
  return address.digests.reduce((found, digest) => timingSafeEqual(given, digest) || found, false);
}

/** Makes the step; `onStored` is called for each new row, so that it is routed without waiting for the next poll. */
export function createReceive(ports: {
  inbox: Pick<InboxStore, 'append'>;
  connections: Pick<ConnectionStore, 'shopOf' | 'secretDigests'>;
  clock: Clock;
  onStored: () => void;
}): Receive {
  const { inbox, connections, clock } = ports;
  const append = createGroupCommit((entries: readonly NewInboxEntry[]) => inbox.append(entries), LARGEST_GROUP);

  async function store(entry: NewInboxEntry): Promise<Appended> {
    const result = await append(entry);
    if (result === 'stored') ports.onStored();
    return result;
  }

  const known = new Map<ConnectionId, Address>();

  async function readAddress(id: ConnectionId): Promise<Address | null> {
    const shop = await connections.shopOf(id);
    if (shop === null) return null;
    const address = { shop, digests: await connections.secretDigests(id, clock.now()), readAtMs: clock.now() };
    known.set(id, address);
    return address;
  }

  /**
   * The shop behind a webhook URL. What is remembered may be out of date, so a secret it does not hold is looked up
   * once more.
   */
  async function shopBehind(id: ConnectionId, secret: string): Promise<ShopDomain | null> {
    const given = sha256(secret);
    const remembered = known.get(id);
    if (remembered && clock.now() - remembered.readAtMs < REMEMBERED_MS && holds(remembered, given))
      return remembered.shop;
    const address = await readAddress(id);
    return address && holds(address, given) ? address.shop : null;
  }

  return {
    async shopify(webhook) {
      if (!isBelievable(webhook)) return 'unbelievable';
      const { topic, shop, webhookId, triggeredAtMs, body } = webhook;
      return store({
        source: 'shopify',
        dedupeKey: `${shop}:${webhookId}`,
        shop,
        topic,
        connectionId: null,
        triggeredAtMs,
        receivedAtMs: clock.now(),
        body,
      });
    },

    async picanova({ connectionId, secret, body }) {
      const id = connectionId as ConnectionId;
      const shop = await shopBehind(id, secret);
      if (shop === null) return 'unknown_address';
      // Picanova sends no event id: two deliveries of one event are equal byte for byte (picanova-api §5.2).
      const dedupeKey = sha256(connectionId, '\n', body).toString('base64url');
      return store({
        source: 'picanova',
        dedupeKey,
        shop,
        topic: 'picanova',
        connectionId: id,
        triggeredAtMs: null,
        receivedAtMs: clock.now(),
        body,
      });
    },
  };
}
