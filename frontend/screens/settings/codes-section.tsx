import { Checkbox } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CodesCard } from './codes-card.tsx';
import { GroupCard } from './group-card.tsx';
import { OptionDefaults } from './option-defaults.tsx';
import type { SettingsForm } from './use-settings-form.tsx';

/** The shop-wide tables: code match with its sets, code skip, option defaults. */
export function CodesSection(props: { readonly form: SettingsForm }): ReactNode {
  const { t } = useTranslation();
  const { values, set } = props.form;
  return (
    <>
      <CodesCard />
      <GroupCard title={t('codes.skuTitle')}>
        <Checkbox
          label={t('codes.matchShopifySku')}
          helpText={t('codes.matchShopifySkuHelp')}
          checked={values.matchShopifySku}
          onChange={(matchShopifySku) => set({ matchShopifySku })}
        />
      </GroupCard>
      <OptionDefaults defaults={values.optionDefaults} onChange={(optionDefaults) => set({ optionDefaults })} />
    </>
  );
}
