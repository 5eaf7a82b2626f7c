const DAY_MS = 86_400_000;

/** Whether a text has the form of a day, `YYYY-MM-DD`, of the years that the API takes. */
export function isDay(text: string): boolean {
  return /^2(?:0\d{2}|100)-\d{2}-\d{2}$/.test(text);
}

/** `YYYY-MM-DD` of an instant in a time zone. Throws RangeError for a zone that is none. */
export function dayIn(timeZone: string): (atMs: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (atMs) => format.format(atMs);
}

/**
 * The instant at which a day `YYYY-MM-DD` of the zone began, found by halving: zones shift by quarter hours and days
 * have 23 to 25 hours.
 */
export function beginOfDay(day: string, timeZone: string): number {
  const dayOf = dayIn(timeZone);
  let early = Date.parse(`${day}T00:00:00Z`) - DAY_MS;
  let late = early + 2 * DAY_MS;
  while (late - early > 1_000) {
    const middle = Math.floor((early + late) / 2_000) * 1_000;
    if (dayOf(middle) < day) early = middle;
    else late = middle;
  }
  return late;
}

/** The day after `YYYY-MM-DD`, whatever the zone. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
