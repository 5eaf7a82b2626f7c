import { Button, Checkbox, InlineGrid, InlineStack, Select, Text } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SHIPPING_TYPES, type Region, type ShopSettings } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { CountryField } from './country-field.tsx';
import { CustomsRates } from './customs-rates.tsx';
import { GroupCard } from './group-card.tsx';
import { MethodField } from './method-field.tsx';
import { ShippingRuleFields } from './shipping-rule.tsx';
import type { SettingsForm } from './use-settings-form.tsx';

/** Whose methods are shown first where no country is named. */
const HOME_MARKET: Readonly<Record<Region, string>> = { EU: 'DE', US: 'US' };

type Rule = ShopSettings['shippingRules'][number];

/** Which Picanova method is used for which of the shop's shipping rates. */
export function ShippingSection(props: { readonly form: SettingsForm }): ReactNode {
  const { t } = useTranslation();
  const { values, set } = props.form;
  const connections = useRead('connections', {});
  const [shownFor, setShownFor] = useState(HOME_MARKET);
  const regions = (connections.data?.connections ?? []).map(({ region }) => region);
  const setRules = (shippingRules: Rule[]): void => set({ shippingRules });
  const addRule = (rule: Partial<Rule>): void =>
    setRules([...values.shippingRules, { title: '', country: null, region: regions[0] ?? 'EU', method: '', ...rule }]);
  return (
    <>
      <Unmapped form={props.form} onMap={addRule} />
      <GroupCard title={t('shipping.rulesTitle')} hint={t('shipping.rulesHint')}>
        {values.shippingRules.length === 0 ? <Text as="p">{t('shipping.noRules')}</Text> : null}
        {values.shippingRules.map((rule, index) => (
          <ShippingRuleFields
            key={index}
            rule={rule}
            regions={regions}
            path={`shippingRules.${index}`}
            isFaulty={props.form.isFaulty}
            shownFor={shownFor}
            onChange={(change) =>
              setRules(values.shippingRules.map((other, at) => (at === index ? { ...other, ...change } : other)))
            }
            onRemove={() => setRules(values.shippingRules.filter((_, at) => at !== index))}
          />
        ))}
        <InlineStack>
          <Button onClick={() => addRule({})}>{t('shipping.addRule')}</Button>
        </InlineStack>
      </GroupCard>
      <GroupCard title={t('shipping.defaultTitle')} hint={t('shipping.defaultHint')}>
        {regions.map((region) => (
          <InlineGrid key={region} columns={{ xs: 1, md: '2fr 1fr' }} gap="300" alignItems="start">
            <MethodField
              label={t('shipping.defaultFor', { region: t(`region.${region}`) })}
              region={region}
              country={shownFor[region]}
              value={values.defaultMethod[region] ?? ''}
              emptyLabel={t('shipping.cheapest')}
              onChange={(method) => set({ defaultMethod: withMethod(values.defaultMethod, region, method) })}
            />
            <CountryField
              label={t('shipping.shownFor')}
              value={shownFor[region]}
              onChange={(country) => country !== null && setShownFor({ ...shownFor, [region]: country })}
            />
          </InlineGrid>
        ))}
        <Checkbox
          label={t('shipping.fallback')}
          helpText={t('shipping.fallbackHelp')}
          checked={values.shippingFallback}
          onChange={(shippingFallback) => set({ shippingFallback })}
        />
        <Select
          label={t('shipping.design')}
          helpText={t('shipping.designHelp')}
          value={values.designShipping}
          options={SHIPPING_TYPES.map((value) => ({ value, label: t(`shipping.designType.${value}`) }))}
          onChange={(designShipping) => set({ designShipping: designShipping as ShopSettings['designShipping'] })}
        />
      </GroupCard>
      <CustomsRates
        form={props.form}
        currencies={(connections.data?.connections ?? []).flatMap(({ currency }) => currency ?? [])}
      />
    </>
  );
}

function withMethod(
  methods: ShopSettings['defaultMethod'],
  region: Region,
  method: string,
): ShopSettings['defaultMethod'] {
  const others = Object.fromEntries(Object.entries(methods).filter(([key]) => key !== region));
  return method === '' ? others : { ...others, [region]: method };
}

/** Rate titles that came with orders and that no rule names: one click starts a rule for each. */
function Unmapped(props: { readonly form: SettingsForm; readonly onMap: (rule: Partial<Rule>) => void }): ReactNode {
  const { t } = useTranslation();
  const seen = useRead('shippingTitles', {});
  const { shippingRules } = props.form.values;
  const open = (seen.data?.titles ?? []).filter(
    ({ title, region, mapped }) =>
      !mapped && !shippingRules.some((rule) => rule.title === title && rule.region === region),
  );
  if (open.length === 0) return null;
  return (
    <GroupCard title={t('shipping.reviewTitle')} hint={t('shipping.reviewHint')}>
      {open.map(({ title, region, orders }) => (
        <InlineStack key={`${region} ${title}`} align="space-between" blockAlign="center" gap="300">
          <div>
            <Text as="p" fontWeight="medium">
              {title}
            </Text>
            <Text as="p" tone="subdued">
              {t('shipping.seen', { count: orders, region: t(`region.${region}`) })}
            </Text>
          </div>
          <Button onClick={() => props.onMap({ title, region })} accessibilityLabel={t('shipping.mapLabel', { title })}>
            {t('shipping.mapIt')}
          </Button>
        </InlineStack>
      ))}
    </GroupCard>
  );
}
