/**
 * Moments as Picanova spells them: PHP's serialized DateTime, ISO with microseconds, ISO with an offset, and
 * `YYYY-MM-DD HH:MM:SS` (picanova-api §7 no. 1). A date that cannot be read is null: a shipment without its
 * date is worth more than none.
 */
const MOMENT = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;
const OFFSET = /^([+-])(\d\d):?(\d\d)$/;
const MINUTE_MS = 60_000;

/**
 * PHP's timezone_type 2. Only those that the vendor's and the carriers' countries use; all others stay unread rather
 * than guessed.
 */
const ABBREVIATION_MINUTES: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

/** PHP's timezone_type 3: an IANA name. */
const NAMED_ZONE = 3;

/** Epoch ms of any of the documented forms; text without a zone is UTC. null = unreadable or absent. */
export function dateMs(raw: unknown): number | null {
  if (typeof raw === 'string') return wallClock(raw, () => 0);
  if (typeof raw !== 'object' || raw === null || !('date' in raw) || typeof raw.date !== 'string') return null;
  const zone = 'timezone' in raw && typeof raw.timezone === 'string' ? raw.timezone.trim() : 'UTC';
  const isNamed = 'timezone_type' in raw && Number(raw.timezone_type) === NAMED_ZONE;
  return wallClock(raw.date, (utcMs) => zoneOffsetMs(zone, isNamed, utcMs));
}

/** `offsetMs` gives the offset for a wall clock read as if it were UTC; an offset in the text itself wins. */
function wallClock(text: string, offsetMs: (wallMs: number) => number | null): number | null {
  const parts = MOMENT.exec(text.trim());
  if (!parts) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = parts;
  const wallMs = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Math.floor(Number(`0.${fraction}`) * 1000),
  );
  const offset = zone === undefined ? offsetMs(wallMs) : fixedOffsetMs(zone);
  return offset === null ? null : wallMs - offset;
}

function fixedOffsetMs(zone: string): number {
  const parts = OFFSET.exec(zone);
  if (!parts) return 0;
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  return (parts[1] === '-' ? -minutes : minutes) * MINUTE_MS;
}

function zoneOffsetMs(zone: string, isNamed: boolean, wallMs: number): number | null {
  if (OFFSET.test(zone)) return fixedOffsetMs(zone);
  const minutes = ABBREVIATION_MINUTES[zone.toUpperCase()];
  // `CET` is fixed as an abbreviation but has a summer time as a name.
  if (minutes !== undefined && !isNamed) return minutes * MINUTE_MS;
  return namedOffsetMs(zone, wallMs);
}

/**
 * The zone's offset is looked up twice: at the wall clock read as UTC, then at the moment that gives, for hours around
 * a change of clocks.
 */
function namedOffsetMs(zone: string, wallMs: number): number | null {
  const format = formatOf(zone);
  if (!format) return null;
  const first = wallMs - offsetAt(format, wallMs);
  return offsetAt(format, first);
}

function offsetAt(format: Intl.DateTimeFormat, utcMs: number): number {
  const name = format.formatToParts(utcMs).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return fixedOffsetMs(name.replace('GMT', ''));
}

/** null = a zone this machine does not know. Making a formatter costs 50 times its use, so each zone's is kept. */
const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = makeFormat(zone);
  formats.set(zone, made);
  return made;
}

function makeFormat(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
