import { useEffect, useState } from 'preact/hooks';
import { checkFields, introduce, readRegions, type CheckResult, type Region } from '../app/app-api.ts';
import type { Called } from '../app/call.ts';
import { fieldChangesOf, type Draft } from '../fields/draft.ts';
import { readVariantGids, type FieldsRead } from '../fields/read.ts';
import type { Level } from './use-fields.ts';

/** What the app says to the form as it stands. `unknown`: the app cannot read this product. */
export type AppCheck =
  | { readonly state: 'waiting' }
  | { readonly state: 'checked'; readonly result: CheckResult }
  | { readonly state: 'unknown' }
  | { readonly state: 'unreachable' };

const TYPING_PAUSE_MS = 500;

function isUnknown(called: Called<unknown>): boolean {
  return called.outcome === 'refused' && called.error === 'not_found';
}

/** The app has not read all variants that a product's fields count for. */
function isPartial(called: Called<CheckResult>, variants: number): boolean {
  if (called.outcome !== 'ok' || called.body.product === null) return false;
  return Object.values(called.body.product.counts).reduce((sum, count) => sum + count, 0) < variants;
}

/** Asks the app after each pause in typing; an answer to an older form is dropped. */
export function useAppCheck(what: {
  readonly read: FieldsRead | null;
  readonly level: Level;
  readonly draft: Draft;
}): AppCheck {
  const { read, level, draft } = what;
  const variantGid = read?.variantGid ?? null;
  const [check, setCheck] = useState<AppCheck>({ state: 'waiting' });
  const form = JSON.stringify(draft);
  useEffect(() => {
    if (read === null || variantGid === null) return;
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const wish = { variantGid, level, fields: fieldChangesOf(draft) };
      let called = await checkFields(wish);
      if (isUnknown(called) || isPartial(called, read.variants)) {
        await introduce(read.variants === 1 ? [variantGid] : await readVariantGids(read.productGid));
        called = await checkFields(wish);
      }
      if (!isCurrent) return;
      if (called.outcome === 'ok') setCheck({ state: 'checked', result: called.body });
      else setCheck({ state: isUnknown(called) ? 'unknown' : 'unreachable' });
    };
    const timer = setTimeout(() => void ask(), TYPING_PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [variantGid, form]);
  return check;
}

/** Connected regions; null while unknown or when the app does not answer. */
export function useRegions(): readonly Region[] | null {
  const [regions, setRegions] = useState<readonly Region[] | null>(null);
  useEffect(() => {
    const read = async (): Promise<void> => {
      const called = await readRegions();
      setRegions(called.outcome === 'ok' ? called.body : null);
    };
    void read();
  }, []);
  return regions;
}
