import { Banner, ChoiceList, Select, TextField } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  LINE_ITEM_FIELD_POLICIES,
  MAX_ARTWORK_TOLERANCE_PERCENT,
  type ShopSettings,
} from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { GroupCard } from './group-card.tsx';
import { ListField } from './list-field.tsx';
import { NumberField } from './number-field.tsx';
import type { SettingsForm } from './use-settings-form.tsx';

const APP = '$app';
const OWN = 'own';

/** Where print fields are kept, and what a buyer may decide. */
export function FieldsSection(props: { readonly form: SettingsForm }): ReactNode {
  const { t } = useTranslation();
  const { values, set, isFaulty } = props.form;
  return (
    <>
      <Namespace form={props.form} />
      <GroupCard title={t('fields.lineTitle')}>
        <ChoiceList
          title={t('fields.line')}
          choices={LINE_ITEM_FIELD_POLICIES.map((value) => ({
            value,
            label: t(`fields.lineChoice.${value}`),
            helpText: t(`fields.lineHelp.${value}`),
          }))}
          selected={[values.lineItemFields]}
          onChange={([lineItemFields]) => set({ lineItemFields: lineItemFields as ShopSettings['lineItemFields'] })}
        />
        {values.lineItemFields === 'all' ? (
          <Banner tone="warning">
            <p>{t('fields.lineWarning')}</p>
          </Banner>
        ) : null}
        {values.lineItemFields === 'none' ? null : (
          <ListField
            label={t('fields.hosts')}
            help={t('fields.hostsHelp')}
            value={values.artworkHosts}
            onChange={(artworkHosts) => set({ artworkHosts })}
          />
        )}
      </GroupCard>
      <GroupCard title={t('fields.artworkTitle')}>
        <NumberField
          label={t('fields.tolerance')}
          help={t('fields.toleranceHelp')}
          value={values.artworkTolerancePercent}
          max={MAX_ARTWORK_TOLERANCE_PERCENT}
          error={
            isFaulty('artworkTolerancePercent')
              ? t('fields.toleranceError', { max: MAX_ARTWORK_TOLERANCE_PERCENT })
              : undefined
          }
          onChange={(artworkTolerancePercent) => set({ artworkTolerancePercent })}
        />
      </GroupCard>
    </>
  );
}

/**
 * The app's own namespace, one that was seen in the shop, or one typed in. The other of the two is looked at second.
 */
function Namespace(props: { readonly form: SettingsForm }): ReactNode {
  const { t } = useTranslation();
  const { values, set, isFaulty } = props.form;
  const seen = useRead('namespaces', {});
  const [typing, setTyping] = useState(false);
  const found = (seen.data?.namespaces ?? []).filter(({ namespace }) => namespace !== APP);
  const known = [APP, ...found.map(({ namespace }) => namespace)];
  const isOwn = typing || !known.includes(values.fieldNamespace);
  const second = values.otherNamespace === APP ? t('fields.namespaceApp') : values.otherNamespace;
  const choose = (fieldNamespace: string): void => {
    const otherNamespace =
      fieldNamespace === APP ? (values.fieldNamespace === APP ? values.otherNamespace : values.fieldNamespace) : APP;
    set({ fieldNamespace, otherNamespace });
  };
  return (
    <GroupCard title={t('fields.namespaceTitle')}>
      <Select
        label={t('fields.namespace')}
        helpText={t('fields.namespaceHelp')}
        value={isOwn ? OWN : values.fieldNamespace}
        options={[
          { value: APP, label: t('fields.namespaceApp') },
          ...found.map(({ namespace, keys }) => ({
            value: namespace,
            label: t('fields.namespaceKeys', { namespace, count: keys }),
          })),
          { value: OWN, label: t('fields.otherNamespace') },
        ]}
        onChange={(value) => {
          setTyping(value === OWN);
          if (value !== OWN) choose(value);
        }}
      />
      {isOwn ? (
        <TextField
          label={t('fields.otherNamespace')}
          value={values.fieldNamespace === APP ? '' : values.fieldNamespace}
          onChange={(value) => set({ fieldNamespace: value, otherNamespace: APP })}
          autoComplete="off"
          {...(isFaulty('fieldNamespace') ? { error: t('fields.namespaceError') } : {})}
        />
      ) : null}
      <p>{`${t('fields.other')}: ${second}`}</p>
    </GroupCard>
  );
}
