import type { ConnectionId, ShopDomain } from '../../domain/kernel/ids.ts';
import type { ConnectionStore } from '../../pipeline/ports/index.ts';
import type { Random } from '../../pipeline/ports/system.ts';
import { appendActivity } from '../activity.ts';
import type { Database, Plain, Statements } from '../database.ts';
import type { connection } from '../generated/sqlite/client.ts';
import { touchLanes } from '../queue/lanes.ts';
import type { Sealer } from '../sealer.ts';
import { sql } from '../sql.ts';
import { deleteChanges } from './catalogue-changes.ts';
import { deleteCatalogue } from './catalogue-store.ts';
import { wakeBlocked } from '../orders/wake-waiting.ts';
import { addSecret } from './webhook-secrets.ts';

export const API_KEY = 'connection.api_key';

type Existing = Pick<Plain<connection>, 'id' | 'api_user'>;
type Given = Parameters<ConnectionStore['save']>[1];

interface Parts {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly random: Random;
}

async function replaceCredentials(
  tx: Statements,
  existing: Existing,
  given: Given & { readonly apiKeySealed: Buffer },
): Promise<void> {
  const { apiUser, apiKeySealed, currency } = given;
  await tx.execute(sql`
    UPDATE connection
    SET api_user = ${apiUser}, api_key = ${apiKeySealed}, rejected = false, currency = coalesce(${currency}, currency)
    WHERE id = ${existing.id}`);
  if (existing.api_user === apiUser) return;
  // Another account: its catalogue, currency and prices are others.
  await tx.execute(sql`UPDATE connection SET catalogue_at = NULL, currency = ${currency} WHERE id = ${existing.id}`);
  await deleteCatalogue(tx, existing.id);
  await deleteChanges(tx, existing.id);
}

async function create(
  tx: Statements,
  { sealer, random }: Parts,
  made: Given & { readonly apiKeySealed: Buffer; readonly shop: ShopDomain },
): Promise<string> {
  const { shop, region, apiUser, apiKeySealed, currency, nowMs, webhookSecret } = made;
  const id = random.id();
  await tx.execute(sql`
    INSERT INTO connection (id, shop, region, api_user, api_key, currency, created_at)
    VALUES (${id}, ${shop}, ${region}, ${apiUser}, ${apiKeySealed}, ${currency}, ${nowMs})`);
  await addSecret(tx, sealer, { connectionId: id, shop, secret: webhookSecret, nowMs });
  // A region that was removed and is connected again takes its open print orders back.
  await tx.execute(
    sql`UPDATE print_order SET connection_id = ${id}
      WHERE shop = ${shop} AND region = ${region} AND state NOT IN ('fulfilled', 'cancelled')`,
  );
  return id;
}

/** Credentials of one region. The webhook URL of an existing connection stays: orders under way carry it. */
export function saveConnection(parts: Parts, shop: ShopDomain, given: Given): Promise<ConnectionId> {
  const { database, sealer } = parts;
  const apiKeySealed = sealer.seal(given.apiKey, { shop, column: API_KEY });
  return database.transaction(async (tx) => {
    const [existing] = await tx.query<Existing>(
      sql`SELECT id, api_user FROM connection
        WHERE shop = ${shop} AND region = ${given.region} ${database.dialect.forUpdate}`,
    );
    if (existing) await replaceCredentials(tx, existing, { ...given, apiKeySealed });
    const id = existing?.id ?? (await create(tx, parts, { ...given, shop, apiKeySealed }));
    await appendActivity(tx, [
      {
        shop,
        orderGid: null,
        printOrderId: null,
        atMs: given.nowMs,
        line: { event: 'connection_saved', detail: { region: given.region } },
        actor: 'merchant',
      },
    ]);
    await touchLanes(tx, (await wakeBlocked({ tx, dialect: database.dialect, nowMs: given.nowMs }, shop)).touches);
    return id as ConnectionId;
  });
}
