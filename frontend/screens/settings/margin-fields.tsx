import { Checkbox } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_FLOOR_PERCENT } from '../../../web/contract/index.ts';
import { GroupCard } from './group-card.tsx';
import { NumberField } from './number-field.tsx';
import type { SettingsForm } from './use-settings-form.tsx';

/** What has to stay of an order, and whether less is only marked or waits. */
export function MarginFields(props: { readonly form: SettingsForm }): ReactNode {
  const { t } = useTranslation();
  const { values, set, isFaulty } = props.form;
  const { marginFloorPercent } = values;
  return (
    <GroupCard title={t('sending.marginTitle')}>
      <NumberField
        label={t('sending.marginFloor')}
        help={t('sending.marginFloorHelp')}
        value={marginFloorPercent ?? Number.NaN}
        max={MAX_FLOOR_PERCENT}
        error={isFaulty('marginFloorPercent') ? t('sending.marginFloorError') : undefined}
        onChange={(percent) => set({ marginFloorPercent: Number.isNaN(percent) ? null : percent })}
      />
      {marginFloorPercent === null ? null : (
        <Checkbox
          label={t('sending.holdBelowFloor')}
          checked={values.holdBelowFloor}
          onChange={(holdBelowFloor) => set({ holdBelowFloor })}
        />
      )}
    </GroupCard>
  );
}
