import { present } from '../kernel/text.ts';

/** What a definition of another type than text stores: a list, or a JSON text. */
const JSON_FORM = /^(?:\[[\s\S]*\]|"[\s\S]*")$/;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * A metafield's value as the text it means (product §3 rule 9): a list with one element is that element, a JSON text
 * its text, everything else stays as it is. null = there is nothing. A list with several elements stays as it is: it
 * names nothing in the catalogue, which is told with its value.
 */
export function metafieldText(value: string): string | null {
  const text = present(value);
  if (text === null || !JSON_FORM.test(text)) return text;
  const json = parsed(text);
  const [only, ...others] = Array.isArray(json) ? (json as unknown[]) : [json];
  if (others.length > 0) return text;
  if (Array.isArray(json) && json.length === 0) return null;
  return typeof only === 'string' || typeof only === 'number' ? present(String(only)) : text;
}
