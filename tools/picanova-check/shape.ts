/** Values that are words of the API and nobody's data: they are shown as they are. */
const WORDS: ReadonlySet<string> = new Set(['status', 'status_label', 'currency', 'type', 'timezone', 'timezone_type']);
const DEEPEST = 6;
const MOST_KEYS = 40;

function isKey(name: string): boolean {
  return /^[a-z_]{1,40}$/i.test(name);
}

function scalarShape(value: unknown, name: string): string {
  if (value === null) return 'null';
  if (typeof value !== 'string' && typeof value !== 'number') return typeof value;
  if (WORDS.has(name) && /^[\w ()-]{1,40}$/.test(String(value))) return JSON.stringify(value);
  if (typeof value === 'number') return 'number';
  if (value === '') return '""';
  if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value)) return `text as ${value.replace(/\d/g, '0')}`;
  return /^\d+$/.test(value) ? 'digits' : 'text';
}

/** What an answer is made of: names, types and forms, and of values only the API's own words. */
export function shapeOf(value: unknown, name = '', depth = 0): string {
  if (typeof value !== 'object' || value === null) return value === undefined ? 'no JSON' : scalarShape(value, name);
  if (depth === DEEPEST) return '…';
  if (Array.isArray(value)) {
    const kinds = new Set(value.map((entry) => shapeOf(entry, name, depth + 1)));
    return `[${[...kinds].slice(0, 3).join(' | ')}${kinds.size > 3 ? ' | …' : ''}]`;
  }
  const entries = Object.entries(value);
  // A map by id, or by something that may be anybody's: one entry stands for all.
  if (entries.length > 0 && !entries.every(([key]) => isKey(key)))
    return `{by key: ${shapeOf(entries[0]?.[1], name, depth + 1)}}`;
  const shown = entries.slice(0, MOST_KEYS).map(([key, entry]) => `${key}: ${shapeOf(entry, key, depth + 1)}`);
  return `{${shown.join(', ')}${entries.length > MOST_KEYS ? ', …' : ''}}`;
}
