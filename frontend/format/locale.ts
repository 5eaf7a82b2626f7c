/** The merchant's admin locale, such as `de-DE`: numbers, dates and money follow it even where the texts fall back to English. */
export function merchantLocale(candidates: readonly (string | null | undefined)[]): string {
  for (const candidate of candidates) {
    if (candidate !== null && candidate !== undefined && isLocale(candidate)) return candidate;
  }
  return 'en';
}

/** By its form alone: what Intl does not know it writes in the browser's own way, and asking it which it knows takes as long as a page's rendering. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
