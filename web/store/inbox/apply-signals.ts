import type { ShopSignal, SignalBatch } from '../../domain/webhooks/signal-batch.ts';
import { appendActivity } from '../activity.ts';
import { rememberCancelled, wakeOrders } from '../orders/wake-orders.ts';
import { cancelPrintOrders } from '../print-orders/cancel-requests.ts';
import { redactOrders, redactShop } from '../privacy/redact.ts';
import { wakeBlockedBy } from '../orders/wake-waiting.ts';
import { touchLanes, type LaneTouch } from '../queue/lanes.ts';
import { sql } from '../sql.ts';
import { changeScopes } from '../shops/access.ts';
import { markUninstalled, NOT_BEFORE_THE_INSTALLATION } from '../shops/uninstall.ts';
import { applyLocates } from './locates.ts';
import { applyAnswers } from './answers.ts';
import type { Statements } from '../database.ts';
import type { TransactionContext } from '../transaction-context.ts';

/**
 * Writes what a batch asks for: orders before print orders before lanes, as every transaction does, so that two never
 * wait for each other; shops last.
 */
export async function applySignals(context: TransactionContext, batch: SignalBatch): Promise<void> {
  await rememberCancelled(context, batch.cancelledOrders);
  const located = await applyLocates(context, batch.locates);
  const planTouches = await wakeOrders(context, [...batch.plans, ...located.plans]);
  const productTouches: LaneTouch[] = [];
  for (const { shop, productGids } of batch.products)
    productTouches.push(...(await wakeBlockedBy(context, shop, productGids)).touches);
  const cancelTouches = await cancelPrintOrders(
    context,
    batch.cancelledOrders.map(({ shop, orderGid, atMs }) => ({
      of: sql`shop = ${shop} AND order_gid = ${orderGid} AND cancel_requested_at IS NULL`,
      atMs,
      actor: 'app' as const,
      why: 'cancelled' as const,
    })),
  );
  const answerTouches = await applyAnswers(context, batch.answers);
  await touchLanes(context.tx, [
    ...located.touches,
    ...planTouches,
    ...productTouches,
    ...cancelTouches,
    ...answerTouches,
  ]);
  for (const signal of batch.shops) await applyShopSignal(context, signal);
}

async function applyShopSignal(context: TransactionContext, signal: ShopSignal): Promise<void> {
  const { tx } = context;
  switch (signal.kind) {
    case 'uninstalled':
      await markUninstalled(tx, signal.shop, signal.atMs);
      break;
    case 'scopes_changed':
      await changeScopes(context, signal.shop, signal.scopes);
      break;
    case 'data_request':
      await appendActivity(tx, [
        {
          shop: signal.shop,
          orderGid: null,
          printOrderId: null,
          atMs: signal.atMs,
          actor: 'app',
          line: { event: 'data_request', detail: { orders: signal.orderGids } },
        },
      ]);
      break;
    case 'redact_orders':
      await redactOrders(context, signal.shop, signal.orderGids);
      break;
    case 'redact_shop':
      if (!(await isInstalledSince(tx, signal))) await redactShop(context, signal.shop);
      break;
  }
}

/** The shop was installed again after this was said: it was about what is gone by now. */
async function isInstalledSince(tx: Statements, { shop, atMs }: { shop: string; atMs: number }): Promise<boolean> {
  const rows = await tx.query(
    sql`SELECT domain FROM shop WHERE domain = ${shop} AND installed AND NOT (${NOT_BEFORE_THE_INSTALLATION(atMs)})`,
  );
  return rows.length > 0;
}
