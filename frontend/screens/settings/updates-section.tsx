import { ChoiceList, TextField } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BUYER_NOTICES, TAG_LENGTH, type ShopSettings } from '../../../web/contract/index.ts';
import { GroupCard } from './group-card.tsx';
import type { SettingsForm } from './use-settings-form.tsx';

/** What the order and the buyer are told. */
export function UpdatesSection(props: { readonly form: SettingsForm }): ReactNode {
  const { t } = useTranslation();
  const { values, set, isFaulty } = props.form;
  return (
    <>
      <GroupCard title={t('updates.tagsTitle')}>
        {(['tagAfterImport', 'tagAfterShipment'] as const).map((key) => (
          <TextField
            key={key}
            label={t(`updates.${key}`)}
            helpText={t('updates.tagHelp')}
            value={values[key]}
            onChange={(value) => set({ [key]: value })}
            autoComplete="off"
            maxLength={TAG_LENGTH}
            {...(isFaulty(key) ? { error: t('updates.tagError') } : {})}
          />
        ))}
      </GroupCard>
      <GroupCard title={t('updates.buyerTitle')} hint={t('updates.notifyHelp')}>
        <ChoiceList
          title={t('updates.notify')}
          choices={BUYER_NOTICES.map((value) => ({ value, label: t(`updates.notifyChoice.${value}`) }))}
          selected={[values.notifyBuyer]}
          onChange={([notifyBuyer]) => set({ notifyBuyer: notifyBuyer as ShopSettings['notifyBuyer'] })}
        />
      </GroupCard>
    </>
  );
}
