import { Button, InlineGrid, InlineStack, Select, TextField } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Region, ShopSettings } from '../../../web/contract/index.ts';
import { CountryField } from './country-field.tsx';
import { MethodField } from './method-field.tsx';

type Rule = ShopSettings['shippingRules'][number];

interface ShippingRuleProps {
  readonly rule: Rule;
  readonly regions: readonly Region[];
  /** Where the rule stands in the settings, for its faults. */
  readonly path: string;
  readonly isFaulty: (path: string) => boolean;
  /** Where a rule names no country: methods are those for this one. */
  readonly shownFor: Readonly<Record<Region, string>>;
  readonly onChange: (change: Partial<Rule>) => void;
  readonly onRemove: () => void;
}

export function ShippingRuleFields(props: ShippingRuleProps): ReactNode {
  const { t } = useTranslation();
  const { rule, regions, path, isFaulty, shownFor, onChange, onRemove } = props;
  const choices: readonly Region[] = regions.includes(rule.region) ? regions : [...regions, rule.region];
  return (
    <div role="group" aria-label={rule.title === '' ? t('shipping.rulesTitle') : rule.title}>
      <InlineGrid columns={{ xs: 1, md: 4 }} gap="300" alignItems="start">
        <TextField
          label={t('shipping.ruleTitle')}
          value={rule.title}
          onChange={(title) => onChange({ title })}
          autoComplete="off"
          {...(isFaulty(`${path}.title`) ? { error: t('shipping.titleMissing') } : {})}
        />
        <CountryField
          label={t('shipping.ruleCountry')}
          value={rule.country}
          anyLabel={t('shipping.anyCountry')}
          onChange={(country) => onChange({ country })}
        />
        <Select
          label={t('shipping.ruleRegion')}
          value={rule.region}
          options={choices.map((value) => ({ value, label: t(`region.${value}`) }))}
          onChange={(region) => onChange({ region: region as Region })}
        />
        <MethodField
          label={t('shipping.ruleMethod')}
          region={rule.region}
          country={rule.country ?? shownFor[rule.region]}
          value={rule.method}
          emptyLabel={t('shipping.chooseMethod')}
          onChange={(method) => onChange({ method })}
          {...(isFaulty(`${path}.method`) ? { error: t('shipping.methodMissing') } : {})}
        />
      </InlineGrid>
      <InlineStack align="end">
        <Button
          variant="plain"
          tone="critical"
          onClick={onRemove}
          accessibilityLabel={t('shipping.removeRule', { title: rule.title })}
        >
          {t('action.remove')}
        </Button>
      </InlineStack>
    </div>
  );
}
