import { Badge, type BadgeProps } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintOrderRow, VariantStatus } from '../../web/contract/index.ts';

type Look = Pick<BadgeProps, 'tone' | 'progress'>;

const ORDER_LOOKS: Readonly<Record<PrintOrderRow['state'], Look>> = {
  held: { tone: 'attention', progress: 'incomplete' },
  blocked: { tone: 'warning', progress: 'incomplete' },
  ready: { tone: 'info', progress: 'incomplete' },
  sent: { tone: 'info', progress: 'partiallyComplete' },
  shipped: { tone: 'info', progress: 'partiallyComplete' },
  fulfilled: { tone: 'success', progress: 'complete' },
  cancelling: { tone: 'attention', progress: 'partiallyComplete' },
  cancelled: { progress: 'complete' },
  failed: { tone: 'critical', progress: 'complete' },
};

const VARIANT_LOOKS: Readonly<Record<VariantStatus, Look>> = {
  ready: { tone: 'success', progress: 'complete' },
  incomplete: { tone: 'attention', progress: 'partiallyComplete' },
  broken: { tone: 'critical', progress: 'incomplete' },
  none: {},
};

/** State of a print order; a held one says why. */
export function OrderBadge(props: {
  readonly state: PrintOrderRow['state'];
  readonly holdReason: PrintOrderRow['holdReason'];
}): ReactNode {
  const { t } = useTranslation();
  const { state, holdReason } = props;
  return (
    <Badge {...ORDER_LOOKS[state]}>
      {state === 'held' && holdReason !== null ? t(`orders.hold.${holdReason}`) : t(`orders.state.${state}`)}
    </Badge>
  );
}

/** Whether a variant can be printed. */
export function VariantBadge(props: { readonly status: VariantStatus }): ReactNode {
  const { t } = useTranslation();
  return <Badge {...VARIANT_LOOKS[props.status]}>{t(`products.status.${props.status}`)}</Badge>;
}
