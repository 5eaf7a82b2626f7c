import type { Host } from '../host.ts';
import { HostContext } from '../ui/host-context.ts';
import { PrintOrderCard } from './print-order-card.tsx';
import type { ShopifyParcel } from './shopify-parcels.ts';
import { useOrder, type OrderRead } from './use-order.ts';

/** What Shopify itself still knows while the app's server is down. */
function WithoutApp({
  host,
  parcels,
  onRetry,
}: {
  readonly host: Host;
  readonly parcels: readonly ShopifyParcel[];
  readonly onRetry: () => void;
}) {
  const t = host.i18n.translate;
  return (
    <s-stack gap="base">
      <s-banner tone="warning" heading={t('app.unreachable')}>
        {t(parcels.length === 0 ? 'order.nothingInShopify' : 'app.unreachableOrder')}
      </s-banner>
      {parcels.map(({ id, company, number, url }) => (
        <s-stack key={`${id}${number}`} direction="inline" gap="small-200">
          <s-text>{company}</s-text>
          {url === null ? (
            <s-text>{number === '' ? t('order.noTracking') : number}</s-text>
          ) : (
            <s-link href={url} target="_blank">
              {number === '' ? t('order.track') : number}
            </s-link>
          )}
          <s-badge tone="success">{t('order.inShopify')}</s-badge>
        </s-stack>
      ))}
      <s-button onClick={onRetry}>{t('order.tryAgain')}</s-button>
    </s-stack>
  );
}

function summaryOf(host: Host, read: OrderRead): string {
  return read.state === 'shown'
    ? [...new Set(read.order.printOrders.map(({ state }) => host.i18n.translate(`order.state.${state}`)))].join(', ')
    : '';
}

/** Print status on the page of an order, with everything that can be done about it. */
export function OrderBlock({ host, orderGid }: { readonly host: Host; readonly orderGid: string }) {
  const t = host.i18n.translate;
  const { read, busy, outcome, click, reload } = useOrder(orderGid, t('order.holdNotes'));
  return (
    <HostContext.Provider value={host}>
      <s-admin-block heading={t('heading.order')} collapsedSummary={summaryOf(host, read)}>
        {read.state === 'loading' ? <s-spinner accessibilityLabel={t('loading')} /> : null}
        {read.state === 'unreachable' ? <WithoutApp host={host} parcels={read.parcels} onRetry={reload} /> : null}
        {read.state === 'unknown' || (read.state === 'shown' && read.order.printOrders.length === 0) ? (
          <s-text color="subdued">{t('order.nothing')}</s-text>
        ) : null}
        {read.state === 'shown' ? (
          <s-stack gap="base">
            {read.order.cancelledAtMs === null ? null : (
              <s-banner tone="info">{t('order.cancelledInShopify')}</s-banner>
            )}
            {read.order.printOrders.map((printOrder) => (
              <PrintOrderCard
                key={printOrder.id}
                order={read.order}
                printOrder={printOrder}
                busy={busy}
                outcome={outcome}
                onClick={(what) => void click(what, printOrder)}
              />
            ))}
            <s-button variant="tertiary" onClick={reload}>
              {t('order.reload')}
            </s-button>
          </s-stack>
        ) : null}
      </s-admin-block>
    </HostContext.Provider>
  );
}
