import { numberFormatter } from './formatters.ts';

/** Digits after the point of a currency: 2 for EUR, 0 for JPY. */
function fractionDigits(currency: string): number {
  return numberFormatter('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount in minor units as the merchant's locale writes it: 2995, EUR → `29,95 €` in German. */
export function formatMoney(amountMinor: number, currency: string, locale: string): string {
  const digits = fractionDigits(currency);
  return numberFormatter(locale, { style: 'currency', currency }).format(amountMinor / 10 ** digits);
}

/** A plain number with the locale's separators. */
export function formatNumber(value: number, locale: string): string {
  return numberFormatter(locale, {}).format(value);
}
