import { Checkbox, ChoiceList } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_RISK_WAIT_MINUTES, MAX_WAIT_HOURS, ROUTINGS, type ShopSettings } from '../../../web/contract/index.ts';
import { ContactCard } from './contact-card.tsx';
import { GroupCard } from './group-card.tsx';
import { ListField } from './list-field.tsx';
import { MarginFields } from './margin-fields.tsx';
import { NumberField } from './number-field.tsx';
import type { SettingsForm } from './use-settings-form.tsx';

/** Where, when and with whose consent orders are sent. */
export function SendingSection(props: { readonly form: SettingsForm }): ReactNode {
  const { t } = useTranslation();
  const { values, set, isFaulty } = props.form;
  return (
    <>
      <GroupCard title={t('sending.routingTitle')}>
        <ChoiceList
          title={t('sending.routing')}
          choices={ROUTINGS.map((value) => ({
            value,
            label: t(`sending.routingChoice.${value}`),
            helpText: t(`sending.routingHelp.${value}`),
          }))}
          selected={[values.routing]}
          onChange={([routing]) => set({ routing: routing as ShopSettings['routing'] })}
        />
      </GroupCard>
      <GroupCard title={t('sending.whenTitle')}>
        <NumberField
          label={t('sending.waitHours')}
          help={t('sending.waitHoursHelp')}
          value={values.waitHours}
          max={MAX_WAIT_HOURS}
          error={isFaulty('waitHours') ? t('sending.waitHoursError') : undefined}
          onChange={(waitHours) => set({ waitHours })}
        />
        <Checkbox
          label={t('sending.sendAuthorized')}
          helpText={t('sending.sendAuthorizedHelp')}
          checked={values.sendAuthorized}
          onChange={(sendAuthorized) => set({ sendAuthorized })}
        />
      </GroupCard>
      <GroupCard title={t('sending.approvalTitle')}>
        <Checkbox
          label={t('sending.approveAll')}
          checked={values.approveAll}
          onChange={(approveAll) => set({ approveAll })}
        />
        <Checkbox
          label={t('sending.approveHighRisk')}
          checked={values.approveHighRisk}
          onChange={(approveHighRisk) => set({ approveHighRisk })}
        />
        {values.approveHighRisk ? (
          <NumberField
            label={t('sending.riskWaitMinutes')}
            help={t('sending.riskWaitMinutesHelp')}
            value={values.riskWaitMinutes}
            max={MAX_RISK_WAIT_MINUTES}
            error={isFaulty('riskWaitMinutes') ? t('sending.riskWaitMinutesError') : undefined}
            onChange={(riskWaitMinutes) => set({ riskWaitMinutes })}
          />
        ) : null}
        <ListField
          label={t('sending.approveProductTags')}
          help={t('sending.tagsHelp')}
          value={values.approveProductTags}
          onChange={(approveProductTags) => set({ approveProductTags })}
        />
        <ListField
          label={t('sending.approveOrderTags')}
          help={t('sending.tagsHelp')}
          value={values.approveOrderTags}
          onChange={(approveOrderTags) => set({ approveOrderTags })}
        />
      </GroupCard>
      <ContactCard form={props.form} />
      <MarginFields form={props.form} />
      <GroupCard title={t('sending.testTitle')}>
        <Checkbox
          label={t('sending.testMode')}
          helpText={t('sending.testModeHelp')}
          checked={values.testMode}
          onChange={(testMode) => set({ testMode })}
        />
      </GroupCard>
    </>
  );
}
