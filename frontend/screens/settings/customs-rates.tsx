import { Button, InlineGrid, InlineStack, Text, TextField } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopSettings } from '../../../web/contract/index.ts';
import { GroupCard } from './group-card.tsx';
import type { SettingsForm } from './use-settings-form.tsx';

type Rate = ShopSettings['customsRates'][number];

/** What the shop's currency is worth in Picanova's, for customs papers; `currencies` = of the connected accounts. */
export function CustomsRates(props: {
  readonly form: SettingsForm;
  readonly currencies: readonly string[];
}): ReactNode {
  const { t } = useTranslation();
  const { values, set, isFaulty } = props.form;
  const rates = values.customsRates;
  const setRates = (customsRates: Rate[]): void => set({ customsRates });
  return (
    <GroupCard title={t('shipping.ratesTitle')} hint={t('shipping.ratesHint')}>
      {rates.length === 0 ? <Text as="p">{t('shipping.noRates')}</Text> : null}
      {rates.map((rate, index) => (
        <RateFields
          key={index}
          rate={rate}
          isFaulty={(field) => isFaulty(`customsRates.${index}.${field}`)}
          onChange={(change) => setRates(rates.map((other, at) => (at === index ? { ...other, ...change } : other)))}
          onRemove={() => setRates(rates.filter((_, at) => at !== index))}
        />
      ))}
      <InlineStack>
        <Button onClick={() => setRates([...rates, { from: '', to: props.currencies[0] ?? '', rate: Number.NaN }])}>
          {t('shipping.addRate')}
        </Button>
      </InlineStack>
    </GroupCard>
  );
}

function RateFields(props: {
  readonly rate: Rate;
  readonly isFaulty: (field: keyof Rate) => boolean;
  readonly onChange: (change: Partial<Rate>) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { rate, isFaulty, onChange, onRemove } = props;
  // As typed: 0.9 on the way to 0.92 is a number already, 0. is none.
  const [typed, setTyped] = useState(Number.isNaN(rate.rate) ? '' : String(rate.rate));
  const currencyError = (field: 'from' | 'to'): { error?: string } =>
    isFaulty(field) ? { error: t('shipping.rateCurrencyFault') } : {};
  return (
    <div role="group" aria-label={rate.from === '' ? t('shipping.ratesTitle') : rate.from}>
      <InlineGrid columns={{ xs: 1, md: 3 }} gap="300" alignItems="start">
        <TextField
          label={t('shipping.rateFrom')}
          value={rate.from}
          maxLength={3}
          onChange={(from) => onChange({ from: from.toUpperCase() })}
          autoComplete="off"
          {...currencyError('from')}
        />
        <TextField
          label={t('shipping.rate')}
          value={typed}
          inputMode="decimal"
          onChange={(text) => {
            setTyped(text);
            onChange({ rate: text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')) });
          }}
          autoComplete="off"
          {...(isFaulty('rate') ? { error: t('shipping.rateFault') } : {})}
        />
        <TextField
          label={t('shipping.rateTo')}
          value={rate.to}
          maxLength={3}
          onChange={(to) => onChange({ to: to.toUpperCase() })}
          autoComplete="off"
          {...currencyError('to')}
        />
      </InlineGrid>
      <InlineStack align="end">
        <Button
          variant="plain"
          tone="critical"
          onClick={onRemove}
          accessibilityLabel={t('shipping.removeRate', { from: rate.from })}
        >
          {t('action.remove')}
        </Button>
      </InlineStack>
    </div>
  );
}
