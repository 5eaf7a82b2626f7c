/**
 * Money is counted in minor units of its currency, which has the decimals that ISO 4217 gives it: two for EUR, none for
 * JPY, three for KWD. Whatever comes from or goes to the outside as a decimal number passes here, and nowhere else is
 * an amount multiplied or divided.
 */
export interface Amount {
  readonly minor: number;
  readonly currency: string;
}

const decimalsByCurrency = new Map<string, number>();

/** What most currencies have, and what text that is no currency code is given: a strange answer must not throw. */
const USUAL_DECIMALS = 2;

/** Digits after the point, from the platform's own table. Making a formatter costs many times its use: kept. */
export function decimalsOf(currency: string): number {
  const known = decimalsByCurrency.get(currency);
  if (known !== undefined) return known;
  if (!/^[A-Za-z]{3}$/.test(currency)) return USUAL_DECIMALS;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  // A currency's format always resolves to a number of digits; only its type says that it may not.
  const { maximumFractionDigits } = format.resolvedOptions() as { readonly maximumFractionDigits: number };
  decimalsByCurrency.set(currency, maximumFractionDigits);
  return maximumFractionDigits;
}

/**
 * Decimal text in minor units: `"49.9"`, EUR → 4990; `"1200.0"`, JPY → 1200. Digits beyond the currency's are rounded
 * half up. null = not a decimal number. No floating point on the way.
 */
export function minorUnits(amount: string, currency: string): number | null {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  if (whole === undefined) return null;
  const decimals = decimalsOf(currency);
  const kept = Number(whole + fraction.padEnd(decimals, '0').slice(0, decimals));
  const minor = Number(fraction[decimals] ?? '0') >= 5 ? kept + 1 : kept;
  return sign === '-' && minor !== 0 ? -minor : minor;
}

/**
 * The decimal number of an amount, for JSON and for formatters: 599, EUR → 5.99; 6000, JPY → 6000. A correctly rounded
 * quotient, so that its text never shows 5.989999.
 */
export function majorUnits(minor: number, currency: string): number {
  return minor / 10 ** decimalsOf(currency);
}

/**
 * What is left of an amount that includes taxes. `rates` are parts of the net amount (0.19 = 19 %) that are charged
 * beside each other, as Shopify's tax lines tell them.
 */
export function withoutTax(grossMinor: number, rates: readonly number[]): number {
  return Math.round(grossMinor / rates.reduce((sum, rate) => sum + rate, 1));
}

/** `rate`: how many whole units of `to` one whole unit of `from` is worth. Half a minor unit is rounded up. */
export interface ExchangeRate {
  readonly from: string;
  readonly to: string;
  readonly rate: number;
}

/** An amount of `from` in minor units of `to`. */
export function converted(minor: number, { from, to, rate }: ExchangeRate): number {
  const exact = majorUnits(minor, from) * rate * 10 ** decimalsOf(to);
  // 1.005 is 1.00499… as a binary fraction: what is left of that is not money.
  return Math.round(Number(exact.toPrecision(15)));
}
