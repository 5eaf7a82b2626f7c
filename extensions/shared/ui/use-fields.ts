import { useEffect } from 'preact/hooks';
import { announceSaved } from '../app/app-api.ts';
import { knowNamespaces, type KnownNamespaces } from '../app/namespaces.ts';
import { urlFault } from '../artwork.ts';
import { changesOf, draftOf, savedFields, type Draft, type DraftEdit } from '../fields/draft.ts';
import { EDITABLE_KEYS, type EditableKey, type FieldsOfOwner } from '../fields/own-fields.ts';
import { readProduct, readVariant, type FieldsRead, type Read } from '../fields/read.ts';
import { saveChanges, type Saved } from '../fields/save.ts';
import type { Host } from '../host.ts';
import { useLatest } from './use-latest.ts';

export type Level = 'variant' | 'product';

/** Someone else's value of a field that is being edited here; null = they cleared it. */
export interface TheirChange {
  readonly key: EditableKey;
  readonly value: string | null;
}

export type Notice =
  | { readonly kind: 'conflict'; readonly theirs: readonly TheirChange[] }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'denied'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

export interface FieldsState {
  readonly known: KnownNamespaces | null;
  readonly read: Read<FieldsRead> | null;
  readonly draft: Draft;
  readonly notice: Notice | null;
  readonly faults: Readonly<Partial<Record<EditableKey, string>>>;
  /** Counts saves, so that what depends on them is asked for anew. */
  readonly saves: number;
}

const START: FieldsState = { known: null, read: null, draft: {}, notice: null, faults: {}, saves: 0 };

function ownerOf({ sources }: FieldsRead): FieldsOfOwner {
  return sources.variant ?? sources.product;
}

function withOwner(read: FieldsRead, owner: FieldsOfOwner): FieldsRead {
  const { sources } = read;
  return {
    ...read,
    sources: sources.variant === null ? { ...sources, product: owner } : { ...sources, variant: owner },
  };
}

/** The print fields of one owner in a form: read, edited, saved under Shopify's lock. */
export function useFields(host: Host, { gid, level }: { readonly gid: string; readonly level: Level }) {
  const [state, editState, latest] = useLatest<FieldsState>(START);
  const change = (part: Partial<FieldsState>): void => editState((before) => ({ ...before, ...part }));

  async function readNow(known: KnownNamespaces): Promise<Read<FieldsRead>> {
    return level === 'variant' ? readVariant(gid, known.namespaces) : readProduct(gid, known.namespaces);
  }

  async function load(): Promise<void> {
    const known = await knowNamespaces(host);
    const read = await readNow(known);
    change({
      known,
      read,
      draft: read.outcome === 'answer' ? draftOf(ownerOf(read.data).own) : {},
      notice: null,
      faults: {},
    });
  }

  useEffect(() => void load(), [gid]);

  /** Shows what stands there now beside what was entered; saving again replaces it knowingly. */
  async function showConflict(known: KnownNamespaces, before: FieldsRead): Promise<void> {
    const now = await readNow(known);
    if (now.outcome !== 'answer') return change({ notice: { kind: 'failed', reason: '' } });
    const [was, is] = [ownerOf(before).own, ownerOf(now.data).own];
    const theirs = EDITABLE_KEYS.flatMap((key) =>
      was[key]?.value === is[key]?.value ? [] : [{ key, value: is[key]?.value ?? null }],
    );
    // Fields not edited here follow the others; edited ones stay as entered.
    const edited = new Set(changesOf(was, latest().draft).map(({ key }) => key));
    const draft: Draft = Object.fromEntries(
      EDITABLE_KEYS.flatMap((key) => {
        const value = edited.has(key) ? latest().draft[key] : is[key]?.value;
        return value === undefined ? [] : [[key, value]];
      }),
    );
    change({ read: now, draft, notice: { kind: 'conflict', theirs } });
  }

  function showUnsaved(saved: Exclude<Saved, { outcome: 'saved' | 'conflict' }>): void {
    if (saved.outcome !== 'refused') return change({ notice: { kind: saved.outcome, reason: saved.reason } });
    const faults = Object.fromEntries(
      saved.faults.flatMap(({ key, message }) => (key === null ? [] : [[key, message]])),
    );
    change({ faults, notice: { kind: 'refused', message: saved.faults.map(({ message }) => message).join(' ') } });
  }

  async function announce(read: FieldsRead): Promise<void> {
    if (read.variantGid === null) return;
    await announceSaved([savedFields(ownerOf(read), { variantGid: read.variantGid, level })]);
    change({ saves: latest().saves + 1 });
  }

  /** Rejects when nothing was saved, which keeps the page's save bar open; the block says why. */
  async function save(): Promise<void> {
    const { known, read, draft } = latest();
    if (known === null || read?.outcome !== 'answer') throw new Error('nothing to save');
    if (urlFault(draft.print_url ?? '') !== null) throw new Error('print_url');
    const owner = ownerOf(read.data);
    const saved = await saveChanges(owner, changesOf(owner.own, draft), read.data.place);
    if (saved.outcome === 'saved') {
      const now = withOwner(read.data, { ...owner, own: saved.own });
      change({ read: { outcome: 'answer', data: now }, draft: draftOf(saved.own), notice: null, faults: {} });
      void announce(now);
      return;
    }
    await (saved.outcome === 'conflict' ? showConflict(known, read.data) : showUnsaved(saved));
    throw new Error(saved.outcome);
  }

  function reset(): void {
    const { read } = latest();
    if (read?.outcome === 'answer') change({ draft: draftOf(ownerOf(read.data).own), notice: null, faults: {} });
  }

  return { state, edit: (edit: DraftEdit) => change({ draft: edit(latest().draft) }), save, reset, reload: load };
}
