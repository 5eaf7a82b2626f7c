import type { PrintItem } from './print-item.ts';
import type { Problem, ProblemCode } from '../kernel/problems.ts';

/** A permanent "no" from Picanova: its words, and the request fields it named (picanova-api §1.7). */
export interface Refusal {
  readonly reason: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/**
 * Field path → what it means to a merchant. First match wins. Texts of refusals are not documented, so only fields
 * decide.
 */
const CAUSES: readonly (readonly [RegExp, ProblemCode])[] = [
  [/^items\.\d+\.options/, 'unknown_option'],
  [/^items\.\d+\.(variant_id|variant_code|product_sku)/, 'unknown_sku'],
  [/^items\.\d+\.file/, 'artwork_unreachable'],
  [/^shipping_(method|type)/, 'shipping_method_invalid'],
  [/^shipping\.(country|country_id|country_code)$/, 'destination_not_served'],
  [/^shipping(\.|$)/, 'address_incomplete'],
];

/** The problem behind a refusal: Picanova's words with the cause they point to, and the line when they name one. */
export function causeOfRefusal(refusal: Refusal, items: readonly PrintItem[]): Problem {
  const faults = Object.entries(refusal.fields);
  for (const [pattern, code] of CAUSES) {
    const fault = faults.find(([path]) => pattern.test(path));
    if (fault === undefined) continue;
    const [field, words] = fault;
    return { code, ...lineAt(field, items), detail: { reason: refusal.reason, field, words } };
  }
  return { code: 'rejected_by_picanova', detail: { reason: refusal.reason, fields: Object.keys(refusal.fields) } };
}

function lineAt(path: string, items: readonly PrintItem[]): { lineItemGid?: string } {
  const index = /^items\.(\d+)/.exec(path)?.[1];
  const item = index === undefined ? undefined : items[Number(index)];
  return item === undefined ? {} : { lineItemGid: item.lineItemGid };
}
