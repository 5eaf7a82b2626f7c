import type { Choice, Variant } from './catalogue.ts';
import { isRecord, type Place } from './request-checks.ts';

const DIGITS = /^\d+$/;

/**
 * Reads an item's options: name → value name or id → value id, case-sensitive, never a mixed pair; every required
 * option must be there. Null with the mistakes noted. An empty PHP map arrives as `[]` (picanova-api §2.2.1, §3.3).
 */
export function checkOptions(place: Place, variant: Variant): Choice[] | null {
  const field = `${place.path}options`;
  const given = place.of['options'] ?? {};
  const isEmptyList = Array.isArray(given) && given.length === 0;
  if (!isRecord(given) && !isEmptyList) return place.errors.add(field, `The ${field} must be an object.`);

  const choices: Choice[] = [];
  let sound = true;
  for (const [key, value] of Object.entries(given)) {
    const choice = findChoice(variant, key, value);
    if (choice && !choices.some(({ option }) => option === choice.option)) {
      choices.push(choice);
      continue;
    }
    place.errors.invalid(`${field}.${key}`);
    sound = false;
  }
  for (const option of variant.product.options) {
    if (!option.required || choices.some((choice) => choice.option === option)) continue;
    place.errors.add(field, `The option ${option.name} is required.`);
    sound = false;
  }
  return sound ? choices : null;
}

function findChoice(variant: Variant, key: string, value: unknown): Choice | null {
  const byId = DIGITS.test(key);
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const option = variant.product.options.find((candidate) =>
    byId ? candidate.id === Number(key) : candidate.name === key,
  );
  const found = option?.values.find((candidate) => (byId ? candidate.id === Number(value) : candidate.name === value));
  return option && found ? { option, value: found } : null;
}
