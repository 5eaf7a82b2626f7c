import { isLocale } from '../../web/contract/first-view.ts';

/**
 * The merchant's admin locale, such as `de-DE`: numbers, dates and money follow it even where the texts fall back to
 * English.
 */
export function merchantLocale(candidates: readonly (string | null | undefined)[]): string {
  for (const candidate of candidates) {
    if (candidate !== null && candidate !== undefined && isLocale(candidate)) return candidate;
  }
  return 'en';
}
