import { priceText } from '../host.ts';
import { useHost, useText } from '../ui/host-context.ts';
import { nameOf, type Click } from './actions.ts';
import type { OrderView } from '../app/app-api.ts';

/** Clicks that cannot be undone, or cost again. */
const ASKED = ['cancel', 'resubmit'] as const;
type Asked = (typeof ASKED)[number];

/** The question that stands before a click; null = it has none. */
export function questionOf(click: Click): Asked | null {
  const name = nameOf(click);
  return ASKED.find((asked) => asked === name) ?? null;
}

interface QuestionProps {
  readonly asked: Asked;
  readonly order: OrderView;
  readonly printOrder: OrderView['printOrders'][number];
  readonly onAnswer: (isWanted: boolean) => void;
}

/** Names the order and the money before anything happens. */
export function Question({ asked, order, printOrder, onAnswer }: QuestionProps) {
  const t = useText();
  const host = useHost();
  const { picanovaTotal, neverSent } = printOrder;
  const cost =
    picanovaTotal === null ? t('order.ask.costUnknown') : t('order.ask.cost', { cost: priceText(host, picanovaTotal) });
  const isFree = asked === 'cancel' && neverSent;
  return (
    <s-banner tone="warning" heading={t(`order.ask.${asked}.title`, { order: order.orderName })}>
      <s-stack gap="small-200">
        <s-text>{isFree ? t('order.ask.free') : `${cost} ${t(`order.ask.${asked}.text`)}`}</s-text>
        <s-stack direction="inline" gap="small-200">
          <s-button tone={asked === 'cancel' ? 'critical' : 'neutral'} onClick={() => onAnswer(true)}>
            {t(`order.ask.${asked}.confirm`)}
          </s-button>
          <s-button onClick={() => onAnswer(false)}>{t(`order.ask.${asked}.keep`)}</s-button>
        </s-stack>
      </s-stack>
    </s-banner>
  );
}
