/** Minor units per major unit; both currencies of the API have two decimals. */
const MINOR_PER_MAJOR = 100;

export type Currency = 'EUR' | 'USD';

/** `13.02 €` and `$6.50`, as the official examples write them. */
export function formatMoney(minor: number, currency: Currency): string {
  const amount = (minor / MINOR_PER_MAJOR).toFixed(2);
  return currency === 'EUR' ? `${amount} €` : `$${amount}`;
}

export function toMajor(minor: number): number {
  return minor / MINOR_PER_MAJOR;
}

export function toMinor(major: number): number {
  return Math.round(major * MINOR_PER_MAJOR);
}

/** Catalogue and rates write `in_subunit` as a number (picanova-api §7 no. 4). */
export function catalogueMoney(
  minor: number,
  currency: Currency,
): { currency: Currency; formatted: string; in_subunit: number } {
  return { currency, formatted: formatMoney(minor, currency), in_subunit: minor };
}

/** Orders write `in_subunit` as a string (picanova-api §7 no. 4). */
export function orderMoney(
  minor: number,
  currency: Currency,
): { currency: Currency; formatted: string; in_subunit: string } {
  return { currency, formatted: formatMoney(minor, currency), in_subunit: String(minor) };
}

export type BetaDate = string | { readonly date: string; readonly timezone_type: 3; readonly timezone: 'UTC' };

/** Beta's two ways to write a time (picanova-api §7 no. 1). */
export function betaDate(atMs: number, style: 'object' | 'iso'): BetaDate {
  const iso = new Date(atMs).toISOString();
  if (style === 'iso') return iso.replace('Z', '000Z');
  return { date: `${iso.slice(0, 10)} ${iso.slice(11, 23)}000`, timezone_type: 3, timezone: 'UTC' };
}

/** V1: whole seconds with an offset, `2025-01-01T00:00:00+00:00`. */
export function v1Date(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}+00:00`;
}

/** The library's upload date: `2025-01-01 00:00:00`. */
export function plainDate(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
}
