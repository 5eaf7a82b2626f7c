const digitsByCurrency = new Map<string, number>();

/** Digits after the point by ISO 4217, from the platform's own table: 2 for EUR, 0 for JPY, 3 for KWD. */
function digitsOf(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
}

/**
 * Shopify's decimal text in minor units of the currency: `"49.9"`, EUR → 4990; `"1200.0"`, JPY → 1200. Digits beyond
 * the currency's are rounded half up. null = not a decimal number. No floating point on the way.
 */
export function minorUnits(amount: string, currency: string): number | null {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  if (whole === undefined) return null;
  const digits = digitsOf(currency);
  const kept = Number(whole + fraction.padEnd(digits, '0').slice(0, digits));
  const minor = Number(fraction[digits] ?? '0') >= 5 ? kept + 1 : kept;
  return sign === '-' ? -minor : minor;
}
