import { majorUnits } from '../../web/contract/words.ts';
import { numberFormatter } from './formatters.ts';

/** An amount in minor units as the merchant's locale writes it: 2995, EUR → `29,95 €` in German. */
export function formatMoney(amountMinor: number, currency: string, locale: string): string {
  return numberFormatter(locale, { style: 'currency', currency }).format(majorUnits(amountMinor, currency));
}

export function formatNumber(value: number, locale: string): string {
  return numberFormatter(locale, {}).format(value);
}
