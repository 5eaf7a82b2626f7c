import { useRef } from 'react';
import type { VariantRow } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { variantNumber } from './field-values.ts';

export interface WantedVariant {
  /** Of a variant that the list does not have; null = it has it, none is wanted, or it is not known yet. */
  readonly row: VariantRow | null;
  /** It is being read from Shopify. */
  readonly reading: boolean;
  /** Shopify does not have it any more. */
  readonly gone: boolean;
  readonly error: Error | null;
}

/**
 * An address that opens the editor of a variant leads to that very one, also when it is further down the list or was
 * made after products were last read; and an editor stays open when saving takes its variant out of the list. An edit
 * without fields has the app read it, and writes nothing.
 */
export function useWantedVariant(
  wanted: string | null,
  items: readonly VariantRow[] | undefined,
  at: { readonly isLinked: boolean; readonly list: string },
): WantedVariant {
  const seen = useRef<{ readonly row: VariantRow; readonly list: string } | null>(null);
  const listed = items?.find((row) => variantNumber(row) === wanted);
  if (listed !== undefined) seen.current = { row: listed, list: at.list };
  const isSeen = seen.current !== null && seen.current.list === at.list && variantNumber(seen.current.row) === wanted;
  const isMissing = wanted !== null && items !== undefined && listed === undefined && (at.isLinked || isSeen);
  const asked = useRead(
    'saveFields',
    { body: { edits: [{ variant: wanted ?? '', level: 'variant', fields: {} }] } },
    { enabled: isMissing },
  );
  if (!isMissing) return { row: null, reading: false, gone: false, error: null };
  const [answer] = asked.data?.results ?? [];
  const read = answer?.outcome === 'saved' ? answer.rows.find((row) => variantNumber(row) === wanted) : undefined;
  const before = answer === undefined && isSeen ? seen.current?.row : undefined;
  return {
    row: read ?? before ?? null,
    reading: asked.isLoading,
    gone: answer?.outcome === 'not_found',
    error: asked.error,
  };
}
