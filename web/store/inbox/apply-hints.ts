import type { Hint } from '../../domain/webhooks/hint.ts';
import { appendActivity } from '../activity.ts';
import { rememberCancelled } from '../orders/wake-orders.ts';
import { cancelPrintOrders } from '../print-orders/cancel-requests.ts';
import { redactOrders, redactShop } from '../privacy/redact.ts';
import { touchLanes } from '../queue/lanes.ts';
import { sql } from '../sql.ts';
import { markUninstalled } from '../shops/uninstall.ts';
import { applyLocateHints, applyPlanHints } from './order-hints.ts';
import { applySyncHints } from './sync-hints.ts';
import type { TransactionContext } from '../transaction-context.ts';

type HintOf<Kind extends Hint['kind']> = Extract<Hint, { readonly kind: Kind }>;
const ofKind = <Kind extends Hint['kind']>(hints: readonly Hint[], kind: Kind): readonly HintOf<Kind>[] =>
  hints.filter((hint): hint is HintOf<Kind> => hint.kind === kind);

/**
 * Applies the hints of a batch kind by kind: orders before print orders before lanes, as every transaction does, so that
 * two never wait for each other; shops last, because a redacted one must leave nothing.
 */
export async function applyHints(context: TransactionContext, hints: readonly Hint[]): Promise<void> {
  const { tx } = context;
  const cancels = ofKind(hints, 'cancel_order');
  await rememberCancelled(context, cancels);
  const located = await applyLocateHints(context, ofKind(hints, 'locate'));
  const planTouches = await applyPlanHints(context, [...ofKind(hints, 'plan'), ...located.plans]);
  const cancelTouches = await cancelPrintOrders(
    context,
    cancels.map(({ shop, orderGid, atMs }) => ({
      of: sql`shop = ${shop} AND order_gid = ${orderGid} AND cancel_requested_at IS NULL`,
      atMs,
      actor: 'app' as const,
      why: 'cancelled' as const,
    })),
  );
  const syncTouches = await applySyncHints(context, ofKind(hints, 'sync'));
  await touchLanes(tx, [...located.touches, ...planTouches, ...cancelTouches, ...syncTouches]);
  await applyShopHints(context, hints);
}

async function applyShopHints(context: TransactionContext, hints: readonly Hint[]): Promise<void> {
  const { tx } = context;
  for (const hint of hints) {
    switch (hint.kind) {
      case 'uninstalled':
        await markUninstalled(tx, hint.shop, hint.atMs);
        break;
      case 'scopes_changed':
        await tx.execute(sql`UPDATE shop SET scopes = ${JSON.stringify(hint.scopes)} WHERE domain = ${hint.shop}`);
        break;
      case 'data_request':
        await appendActivity(tx, [
          {
            shop: hint.shop,
            orderGid: null,
            printOrderId: null,
            atMs: hint.atMs,
            actor: 'app',
            line: { event: 'data_request', detail: { orders: hint.orderGids } },
          },
        ]);
        break;
      case 'redact_orders':
        await redactOrders(context, hint.shop, hint.orderGids);
        break;
      case 'redact_shop':
        await redactShop(context, hint.shop);
        break;
      case 'plan':
      case 'locate':
      case 'cancel_order':
      case 'sync':
        break;
    }
  }
}
