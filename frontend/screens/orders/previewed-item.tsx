import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewedPrintOrder } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';
import { PrintItem } from './print-item.tsx';

interface PreviewedItemProps {
  readonly item: PreviewedPrintOrder['items'][number];
  readonly region: PreviewedPrintOrder['region'];
}

/** One line as it goes to Picanova, with its sources and its money by the piece. */
export function PreviewedItem(props: PreviewedItemProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { item, region } = props;
  const { paid, cost, customsValue } = item;
  return (
    <PrintItem
      item={item}
      region={region}
      showsSources
      more={[
        [t('preview.paid'), paid === null ? null : format.money(paid)],
        [t('preview.unitCost'), cost === null ? null : format.money(cost)],
        [t('preview.customsValue'), customsValue === null ? null : format.money(customsValue)],
      ]}
    />
  );
}
