import { useState } from 'preact/hooks';
import { numberOf } from '../../../web/contract/gids.ts';
import { priceText } from '../host.ts';
import type { OrderView } from '../app/app-api.ts';
import { useHost, useText } from '../ui/host-context.ts';
import { factsOf } from '../ui/facts.ts';
import { causeOf, clicksFor, isClick, offeredFix, nameOf, wordsOf, type Click, type Place } from './actions.ts';
import { Question, questionOf } from './question.tsx';
import type { Outcome } from './use-order.ts';

type Product = CardProps['printOrder']['items'][number]['product'];

function placeOf({ fulfillmentGid, unwritable }: CardProps['printOrder']['parcels'][number]) {
  if (fulfillmentGid !== null) return 'inShopify';
  return unwritable ?? 'notInShopify';
}

function productName(product: Product): string {
  switch (product.kind) {
    case 'variant':
      return product.name ?? product.variantCode;
    case 'design':
      return product.designSku;
    case 'unresolved':
      return product.skuText;
  }
}

export type PrintOrder = OrderView['printOrders'][number];

const TONES = {
  held: 'info',
  blocked: 'critical',
  ready: 'info',
  sent: 'info',
  shipped: 'success',
  fulfilled: 'success',
  cancelling: 'warning',
  cancelled: 'neutral',
  failed: 'critical',
} as const satisfies Record<PrintOrder['state'], string>;

const OUTCOME_TONES = {
  started: 'info',
  held: 'success',
  released: 'success',
  stopped: 'success',
  still_waiting: 'info',
  still_stopped: 'warning',
  not_possible: 'warning',
  too_late: 'warning',
  not_ours: 'warning',
  unreachable: 'critical',
  too_many: 'warning',
  no_storage: 'critical',
  refused: 'critical',
  failed: 'critical',
  denied: 'critical',
} as const satisfies Record<Outcome['text'], string>;

export interface CardProps {
  readonly order: OrderView;
  readonly printOrder: PrintOrder;
  readonly busy: string | null;
  readonly outcome: Outcome | null;
  readonly onClick: (click: Click) => void;
}

/**
 * Print fields are edited on Shopify's own page of the variant, where our block stands; a removed one leaves the app's
 * list.
 */
function hrefOf(
  place: Place,
  { variant }: PrintOrder['problems'][number],
  order: OrderView,
): { readonly href: string; readonly words: 'app' | 'products' | 'variant' | 'order' } {
  switch (place.kind) {
    case 'settings':
      return { href: `app:settings/${place.page}`, words: 'app' };
    case 'fields':
      return variant === undefined
        ? { href: 'app:products?tab=broken', words: 'products' }
        : { href: `shopify:admin/products/${variant.product}/variants/${variant.number}`, words: 'variant' };
    case 'shopify_order':
      return { href: `shopify:admin/orders/${numberOf(order.orderGid)}`, words: 'order' };
  }
}

type Variant = 'primary' | 'secondary';

function PlaceButton({
  place,
  problem,
  order,
  variant,
}: {
  readonly place: Place;
  readonly problem: PrintOrder['problems'][number];
  readonly order: OrderView;
  readonly variant: Variant;
}) {
  const t = useText();
  const { href, words } = hrefOf(place, problem, order);
  return (
    <s-button variant={variant} href={href}>
      {t(`order.place.${words}`)}
    </s-button>
  );
}

function ClickButton({
  click,
  words,
  variant = 'secondary',
  busy,
  printOrder,
  onClick,
}: Pick<CardProps, 'busy' | 'printOrder' | 'onClick'> & {
  readonly click: Click;
  readonly words?: ReturnType<typeof wordsOf>;
  readonly variant?: Variant;
}) {
  const t = useText();
  const name = nameOf(click);
  const label = name === 'cancel' && printOrder.neverSent ? 'drop' : name;
  return (
    <s-button
      variant={variant}
      loading={busy === `${printOrder.id} ${name}`}
      disabled={busy !== null}
      tone={name === 'cancel' ? 'critical' : 'neutral'}
      onClick={() => onClick(click)}
    >
      {t(`order.action.${words ?? label}`)}
    </s-button>
  );
}

function Problems(props: CardProps) {
  const t = useText();
  return (
    <>
      {props.printOrder.problems.map((problem, at) => {
        const fix = offeredFix(problem.code, props.printOrder);
        const cause = causeOf(problem.code);
        const facts = factsOf(problem);
        const variant = at === 0 ? 'primary' : 'secondary';
        return (
          <s-banner
            key={at}
            tone={props.printOrder.state === 'fulfilled' ? 'warning' : 'critical'}
            heading={t(`problem.${problem.code}.title`)}
          >
            <s-stack gap="small-200">
              {facts === '' ? null : <s-text>{facts}</s-text>}
              <s-text>{t(`problem.${problem.code}.todo`)}</s-text>
              {fix === null ? null : isClick(fix) ? (
                <ClickButton click={fix} words={wordsOf(problem.code, fix)} variant={variant} {...props} />
              ) : (
                <PlaceButton place={fix} problem={problem} order={props.order} variant={variant} />
              )}
              {cause === null ? null : (
                <s-link href={`shopify:admin/${cause.page}`}>{t('order.place.settings')}</s-link>
              )}
            </s-stack>
          </s-banner>
        );
      })}
    </>
  );
}

function Items({ printOrder }: { readonly printOrder: PrintOrder }) {
  return (
    <>
      {printOrder.items.map((item, at) => (
        <s-stack key={at} direction="inline" gap="small-200" alignItems="center">
          <s-thumbnail src={item.artworkUrl ?? ''} alt={item.title} size="small" />
          <s-text>{`${item.quantity} × ${item.title}`}</s-text>
          <s-text color="subdued">
            {[productName(item.product), ...item.options.map(({ name, value }) => `${name}: ${value}`)].join(', ')}
          </s-text>
        </s-stack>
      ))}
    </>
  );
}

function Parcels({ printOrder }: { readonly printOrder: PrintOrder }) {
  const t = useText();
  const { i18n } = useHost();
  return (
    <>
      {printOrder.parcels.map((parcel, at) => (
        <s-stack key={at} direction="inline" gap="small-200">
          <s-text>
            {[
              t('order.parcel', { number: at + 1 }),
              parcel.carrier,
              parcel.shippedAtMs === null ? '' : i18n.formatDate(new Date(parcel.shippedAtMs), { dateStyle: 'medium' }),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </s-text>
          {parcel.trackingUrl === null ? (
            <s-text color="subdued">{parcel.trackingNumber ?? t('order.noTracking')}</s-text>
          ) : (
            <s-link href={parcel.trackingUrl} target="_blank">
              {parcel.trackingNumber ?? t('order.track')}
            </s-link>
          )}
          <s-badge tone={parcel.fulfillmentGid === null ? 'warning' : 'success'}>
            {t(`order.${placeOf(parcel)}`)}
          </s-badge>
        </s-stack>
      ))}
    </>
  );
}

/**
 * One print order: where it stands, what is wrong and how it is put right, what is made, what it costs, and its
 * parcels.
 */
export function PrintOrderCard(given: CardProps) {
  const t = useText();
  const host = useHost();
  const [asking, setAsking] = useState<Click | null>(null);
  const { order, printOrder, outcome } = given;
  const onClick = (click: Click): void => (questionOf(click) === null ? given.onClick(click) : setAsking(click));
  const props = { ...given, onClick };
  const asked = asking === null ? null : questionOf(asking);
  const { state, holdReason, holdUntilMs, picanovaOrderId, picanovaTotal } = printOrder;
  const hold = holdReason === null ? '' : t(`order.hold.${holdReason}`);
  const until =
    holdUntilMs === null
      ? ''
      : t('order.holdUntil', {
          when: host.i18n.formatDate(new Date(holdUntilMs), { dateStyle: 'medium', timeStyle: 'short' }),
        });
  const facts = [
    picanovaOrderId === null ? '' : t('order.picanovaId', { id: picanovaOrderId }),
    picanovaTotal === null ? '' : t('order.cost', { total: priceText(host, picanovaTotal) }),
    t(`region.${printOrder.region}`),
  ].filter((fact) => fact !== '');
  const fixes = new Set(
    printOrder.problems
      .map(({ code }) => offeredFix(code, printOrder))
      .flatMap((fix) => (fix !== null && isClick(fix) ? [nameOf(fix)] : [])),
  );
  return (
    <s-section
      heading={
        order.printOrders.length > 1
          ? t('order.part', { part: order.printOrders.indexOf(printOrder) + 1, of: order.printOrders.length })
          : ''
      }
    >
      <s-stack gap="small-200">
        <s-stack direction="inline" gap="small-200" alignItems="center">
          <s-badge tone={TONES[state]}>{t(`order.state.${state}`)}</s-badge>
          {printOrder.isTest ? <s-badge tone="caution">{t('order.test')}</s-badge> : null}
          <s-text>{[t(`order.words.${state}`), hold, until].filter((part) => part !== '').join(' ')}</s-text>
        </s-stack>
        {outcome?.printOrderId === printOrder.id ? (
          <s-banner tone={OUTCOME_TONES[outcome.text]}>
            {t(`order.outcome.${outcome.text}`, { reason: outcome.reason })}
          </s-banner>
        ) : null}
        {asking === null || asked === null ? null : (
          <Question
            asked={asked}
            order={order}
            printOrder={printOrder}
            onAnswer={(isWanted) => {
              setAsking(null);
              if (isWanted) given.onClick(asking);
            }}
          />
        )}
        <Problems {...props} />
        <Items printOrder={printOrder} />
        <Parcels printOrder={printOrder} />
        <s-text color="subdued">{facts.join(' · ')}</s-text>
        <s-stack direction="inline" gap="small-200">
          {clicksFor(printOrder)
            .filter((click) => !fixes.has(nameOf(click)))
            .map((click) => (
              <ClickButton key={nameOf(click)} click={click} {...props} />
            ))}
        </s-stack>
      </s-stack>
    </s-section>
  );
}
