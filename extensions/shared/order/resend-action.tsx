import { useState } from 'preact/hooks';
import { priceText, type ActionHost } from '../host.ts';
import { HostContext } from '../ui/host-context.ts';
import type { PrintOrder } from './print-order-card.tsx';
import { useOrder, type Outcome } from './use-order.ts';

type Sendable = { readonly printOrder: PrintOrder; readonly outcome: Outcome['text'] | null };

function nameOf({ picanovaOrderId, externalId, items }: PrintOrder): string {
  return `${picanovaOrderId ?? externalId}: ${items.map(({ quantity, title }) => `${quantity} × ${title}`).join(', ')}`;
}

/** Sums of each currency; what Picanova has not named is said to be missing. */
function costOf(host: ActionHost, chosen: readonly PrintOrder[]): string {
  const known = chosen.flatMap(({ picanovaTotal }) => picanovaTotal ?? []);
  const sums = new Map<string, number>();
  for (const { minor, currency } of known) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  const cost = [...sums].map(([currency, minor]) => priceText(host, { minor, currency })).join(' + ');
  if (cost === '') return host.i18n.translate('order.ask.costUnknown');
  return host.i18n.translate(known.length < chosen.length ? 'resend.ask.costPartly' : 'order.ask.cost', { cost });
}

/**
 * Sends cancelled or failed print orders of an order anew, each told of by name, after a question that names order and
 * cost.
 */
export function ResendAction({ host, orderGid }: { readonly host: ActionHost; readonly orderGid: string }) {
  const t = host.i18n.translate;
  const { read, click, busy } = useOrder(orderGid, '');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setIsAsking] = useState(false);
  const [results, setResults] = useState<ReadonlyMap<string, Sendable>>(new Map());
  const sendable =
    read.state === 'shown' ? read.order.printOrders.filter(({ actions }) => actions.includes('resubmit')) : [];
  const chosen = sendable.filter(({ id }) => !left.has(id));

  async function send(): Promise<void> {
    setIsAsking(false);
    for (const printOrder of chosen) {
      const outcome = await click({ kind: 'print_order', action: 'resubmit' }, printOrder);
      setResults((before) => new Map(before).set(printOrder.id, { printOrder, outcome }));
    }
  }

  function toggle(id: string): void {
    setLeft((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  }

  return (
    <HostContext.Provider value={host}>
      <s-admin-action heading={t('heading.resend')} loading={read.state === 'loading'}>
        <s-stack gap="base">
          {read.state === 'unreachable' ? (
            <s-banner tone="warning" heading={t('app.unreachable')}>
              {t('resend.unreachable')}
            </s-banner>
          ) : null}
          {read.state === 'unknown' || (read.state === 'shown' && sendable.length === 0 && results.size === 0) ? (
            <s-text>{t('resend.nothing')}</s-text>
          ) : null}
          {sendable.length > 0 ? <s-text>{t('resend.explain')}</s-text> : null}
          {sendable.map((printOrder) => (
            <s-checkbox
              key={printOrder.id}
              label={nameOf(printOrder)}
              details={[
                t(`order.state.${printOrder.state}`),
                printOrder.picanovaTotal === null
                  ? t('order.ask.costUnknown')
                  : t('order.cost', { total: priceText(host, printOrder.picanovaTotal) }),
              ].join(' · ')}
              checked={!left.has(printOrder.id)}
              disabled={busy !== null || isAsking}
              onChange={() => toggle(printOrder.id)}
            />
          ))}
          {[...results.values()].map(({ printOrder, outcome }) => (
            <s-banner
              key={printOrder.id}
              tone={outcome === 'started' ? 'success' : 'critical'}
              heading={nameOf(printOrder)}
            >
              {t(`order.outcome.${outcome ?? 'started'}`, { reason: '' })}
            </s-banner>
          ))}
          {isAsking && read.state === 'shown' ? (
            <s-banner
              tone="warning"
              heading={t('resend.ask.title', { count: chosen.length, order: read.order.orderName })}
            >
              {`${t('resend.ask.text', { count: chosen.length })} ${costOf(host, chosen)}`}
            </s-banner>
          ) : null}
        </s-stack>
        <s-button
          slot="primary-action"
          variant="primary"
          disabled={chosen.length === 0 || busy !== null}
          loading={busy !== null}
          onClick={() => (isAsking ? void send() : setIsAsking(true))}
        >
          {t(isAsking ? 'order.ask.resubmit.confirm' : 'order.action.resubmit')}
        </s-button>
        <s-button slot="secondary-actions" onClick={() => (isAsking ? setIsAsking(false) : host.close())}>
          {t(isAsking ? 'order.ask.resubmit.keep' : 'close')}
        </s-button>
      </s-admin-action>
    </HostContext.Provider>
  );
}
