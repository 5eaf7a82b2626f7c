import { useTranslation } from 'react-i18next';
import { HOLD_REASONS, ORDER_STATES, PROBLEMS } from './known-words.ts';
import { useFormat } from '../format/use-format.ts';

/** What tells a merchant nothing: internal keys, and what is said better elsewhere. */
const HIDDEN: ReadonlySet<string> = new Set([
  'key',
  'parcel',
  'fulfillment',
  'fulfillmentOrder',
  'scopes',
  'system',
  'id',
  'lineItemGid',
  'raw',
]);

/**
 * A problem's or log line's detail as names and values in the merchant's language. Empty lists, nested objects and gids
 * say nothing and are left out.
 */
export function useDetailRows(): (detail: Readonly<Record<string, unknown>>) => readonly (readonly [string, string])[] {
  const { t, i18n } = useTranslation();
  const format = useFormat();

  function word(key: string, text: string): string {
    const state = ORDER_STATES.find((known) => key === 'state' && known === text);
    if (state !== undefined) return t(`orders.state.${state}`);
    const hold = HOLD_REASONS.find((known) => key === 'holdReason' && known === text);
    if (hold !== undefined) return t(`orders.hold.${hold}`);
    const problem = PROBLEMS.find((known) => key === 'problems' && known === text);
    if (problem !== undefined) return t(`problems.${problem}.title`);
    return key === 'country' && text.length === 2 ? format.country(text) : text;
  }

  return (detail) =>
    Object.entries(detail).flatMap(([key, value]) => {
      const texts = textsOf(value).filter((text) => text !== '' && !text.startsWith('gid://'));
      if (HIDDEN.has(key) || texts.length === 0) return [];
      const name = i18n.exists(`facts.${key}`) ? t(`facts.${key}` as 'facts.reason') : key;
      return [[name, texts.map((text) => word(key, text)).join(', ')] as const];
    });
}

function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => (Array.isArray(one) ? [] : textsOf(one)));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
}
