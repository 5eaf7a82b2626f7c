export type JsonRecord = Readonly<Record<string, unknown>>;

/** Laravel's error bag: field path → messages (picanova-api §1.7). */
export class FieldErrors {
  readonly fields: Record<string, string[]> = {};

  add(field: string, message: string): null {
    (this.fields[field] ??= []).push(message);
    return null;
  }

  required(field: string): null {
    return this.add(field, `The ${field} field is required.`);
  }

  invalid(field: string): null {
    return this.add(field, `The selected ${field} is invalid.`);
  }

  /** Nothing else is wrong than this field. */
  isOnly(field: string): boolean {
    return Object.keys(this.fields).join() === field;
  }

  get any(): boolean {
    return Object.keys(this.fields).length > 0;
  }
}

/** One value of a request: where it stands (`items.0.`), in what, and where mistakes go. */
export interface Place {
  readonly of: JsonRecord;
  readonly path: string;
  readonly errors: FieldErrors;
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** True when the field carries something: PHP's middleware turns blank strings into null. */
export function isGiven(place: Place, field: string): boolean {
  return !isAbsent(place.of[field]);
}

export function optionalText(place: Place, field: string): string | null {
  const value = place.of[field];
  if (isAbsent(value)) return null;
  return typeof value === 'string'
    ? value.trim()
    : place.errors.add(place.path + field, `The ${place.path}${field} must be a string.`);
}

/** The text, or '' with the mistake noted. */
export function requiredText(place: Place, field: string): string {
  if (!isGiven(place, field)) place.errors.required(place.path + field);
  return optionalText(place, field) ?? '';
}

export function optionalInteger(place: Place, field: string): number | null {
  const value = place.of[field];
  if (isAbsent(value)) return null;
  return Number.isInteger(value)
    ? (value as number)
    : place.errors.add(place.path + field, `The ${place.path}${field} must be an integer.`);
}

export function optionalBoolean(place: Place, field: string): boolean {
  const value = place.of[field];
  if (typeof value === 'boolean') return value;
  if (!isAbsent(value)) place.errors.add(place.path + field, `The ${place.path}${field} field must be true or false.`);
  return false;
}

/** An amount in major units of at least zero, null when absent. */
export function optionalAmount(place: Place, field: string): number | null {
  const value = place.of[field];
  if (isAbsent(value)) return null;
  return typeof value === 'number' && value >= 0
    ? value
    : place.errors.add(place.path + field, `The ${place.path}${field} must be a number of at least 0.`);
}

/** How often: an integer of at least 1; 0 with the mistake noted. */
export function quantity(place: Place): number {
  const value = optionalInteger(place, 'quantity');
  if (value === null) {
    if (!isGiven(place, 'quantity')) place.errors.required(`${place.path}quantity`);
    return 0;
  }
  if (value < 1) place.errors.add(`${place.path}quantity`, `The ${place.path}quantity must be at least 1.`);
  return value;
}

/** Items an order may have (picanova-api §1.6). */
const MAX_ITEMS = 99;

/** The items as places to read from; none, with the mistake noted, unless there are 1 to 99. */
export function itemPlaces(body: Place): Place[] {
  const { errors } = body;
  const items = body.of['items'];
  if (!Array.isArray(items) || items.length === 0) {
    errors.required('items');
    return [];
  }
  if (items.length > MAX_ITEMS) {
    errors.add('items', `The items may not have more than ${MAX_ITEMS} items.`);
    return [];
  }
  return items.map((item: unknown, index) => ({ of: isRecord(item) ? item : {}, path: `items.${index}.`, errors }));
}

/** The URL of a picture that the print shop can fetch: http or https, in full. */
export function fileUrl(place: Place, field: string): string {
  const text = requiredText(place, field);
  if (text === '') return '';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    place.errors.add(place.path + field, `The ${place.path}${field} format is invalid.`);
  return text;
}
