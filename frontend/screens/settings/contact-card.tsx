import { Select, TextField } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CONTACT_POLICIES, type ShopSettings } from '../../../web/contract/index.ts';
import { GroupCard } from './group-card.tsx';
import type { SettingsForm } from './use-settings-form.tsx';

type Policy = ShopSettings['phonePolicy'];

/** What Picanova and its carriers are told of the buyer, beside the address. */
export function ContactCard(props: { readonly form: SettingsForm }): ReactNode {
  const { t } = useTranslation();
  const { values, set, isFaulty } = props.form;
  const choices = CONTACT_POLICIES.map((value) => ({ value, label: t(`sending.contactChoice.${value}`) }));
  return (
    <GroupCard title={t('sending.contactTitle')} hint={t('sending.contactHint')}>
      <Select
        label={t('sending.phonePolicy')}
        options={choices}
        value={values.phonePolicy}
        onChange={(value) => set({ phonePolicy: value as Policy })}
      />
      {values.phonePolicy === 'default' ? (
        <TextField
          label={t('sending.defaultPhone')}
          type="tel"
          value={values.defaultPhone}
          onChange={(defaultPhone) => set({ defaultPhone })}
          autoComplete="off"
          {...(isFaulty('defaultPhone') ? { error: t('sending.defaultPhoneError') } : {})}
        />
      ) : null}
      <Select
        label={t('sending.emailPolicy')}
        options={choices}
        value={values.emailPolicy}
        onChange={(value) => set({ emailPolicy: value as Policy })}
      />
      {values.emailPolicy === 'default' ? (
        <TextField
          label={t('sending.defaultEmail')}
          type="email"
          value={values.defaultEmail}
          onChange={(defaultEmail) => set({ defaultEmail })}
          autoComplete="off"
          {...(isFaulty('defaultEmail') ? { error: t('sending.defaultEmailError') } : {})}
        />
      ) : null}
    </GroupCard>
  );
}
