import type { FieldEdit } from '../../../contract/products.ts';
import { shownText, storedValue } from '../../../domain/print-fields/metafield-text.ts';
import type { EditableKey, FieldChanges, FieldLevel } from '../../../domain/print-fields/print-field-edit.ts';
import { isArtworkKey } from '../../../domain/print-fields/print-field-keys.ts';
import type { MetafieldWrite, OwnedMetafield, RemoteFailure, ShopVariant } from '../../ports/index.ts';
import { differences, ownField, withChanges, type FieldDifference } from './own-fields.ts';

/** An edit that puts back what stood there. */
export interface UndoEdit extends FieldEdit {
  /** What it finds there, by value, null = nothing: of a write whose answer was lost no digest is known. */
  readonly standing: FieldChanges;
}

/** An edit as a task does it. */
export interface TaskEdit extends FieldEdit {
  /** As of `UndoEdit`, of a task that undoes another one. */
  readonly standing?: FieldChanges | undefined;
  /** Undoes an earlier try of it whose outcome nobody knows; absent = there was none. */
  readonly tried?: UndoEdit | undefined;
}

export type WriteResult =
  | {
      readonly outcome: 'saved';
      readonly variant: ShopVariant;
      readonly changes: readonly FieldDifference[];
      /** Puts back what stood there, unless somebody has changed it since. */
      readonly undo: UndoEdit;
    }
  | { readonly outcome: 'unchanged'; readonly variant: ShopVariant }
  | { readonly outcome: 'conflict'; readonly variant: ShopVariant }
  | {
      readonly outcome: 'refused';
      readonly reason: string;
      readonly fields: readonly { readonly key: EditableKey; readonly message: string }[];
      /** Undoes what was written of it all the same; null = nothing was. */
      readonly undo: UndoEdit | null;
    }
  | { readonly outcome: 'not_found' }
  | Exclude<RemoteFailure, { outcome: 'refused' }>;

/** An edit that changes something, with the variant as just read. */
export interface PlannedEdit {
  readonly edit: TaskEdit;
  readonly variant: ShopVariant;
  readonly changes: readonly FieldDifference[];
}

/** Where edits go: a namespace and the types its definitions ask for, by `level.key`; Shopify refuses another type. */
export interface WritePlace {
  readonly namespace: string;
  readonly types: ReadonlyMap<string, string>;
}

/** Gid of what holds the metafields of this edit: the variant, or its product. */
export function ownerOf({ edit, variant }: { readonly edit: FieldEdit; readonly variant: ShopVariant }): string {
  return edit.level === 'variant' ? variant.variantGid : variant.productGid;
}

const PLAIN = 'single_line_text_field';

/** Whether a text is what stands there: as it is stored, or by what it means. */
function saysTheSame(field: OwnedMetafield | null, text: string | null): boolean {
  if (field === null || text === null) return field === null && text === null;
  return field.value === text || shownText(field) === shownText({ type: PLAIN, value: text });
}

/** Somebody else has changed what the edit is about: nothing is lost where it is as wanted already. */
function hasMoved({ edit, variant, changes }: PlannedEdit, namespace: string): boolean {
  const { level, fields, expected, standing = {} } = edit;
  const isAsWanted = (key: string): boolean => key in fields && !changes.some((change) => change.key === key);
  const found = (key: string) => ownField(variant, { level, namespace, key });
  const differs = <Known>(
    known: Readonly<Record<string, Known | undefined>>,
    isSo: (key: string, value: Known) => boolean,
  ): boolean =>
    Object.entries(known).some(([key, value]) => value !== undefined && !isAsWanted(key) && !isSo(key, value));
  return (
    differs(expected, (key, digest) => (found(key)?.digest ?? null) === digest) ||
    differs(standing, (key, text) => saysTheSame(found(key), text))
  );
}

/** All is as wanted: by the earlier try, if there was one, or before it. */
function settledResult({ tried }: TaskEdit, variant: ShopVariant): WriteResult {
  if (tried === undefined) return { outcome: 'unchanged', variant };
  const { fields, standing, level } = tried;
  const changes = (Object.keys(fields) as EditableKey[]).map((key) => ({
    key,
    level,
    before: fields[key] ?? null,
    stored: fields[key] ?? null,
    after: standing[key] ?? null,
  }));
  return { outcome: 'saved', variant, changes, undo: tried };
}

/** What has to be written for one edit, or its result when nothing has to. */
export function planEdit(
  edit: TaskEdit,
  variant: ShopVariant | undefined,
  namespace: string,
): PlannedEdit | WriteResult {
  if (variant === undefined) return { outcome: 'not_found' };
  const changes = differences(variant, { level: edit.level, namespace, fields: edit.fields });
  if (changes.length === 0) return settledResult(edit, variant);
  const planned = { edit, variant, changes };
  return hasMoved(planned, namespace) ? { outcome: 'conflict', variant } : planned;
}

/** Undoes these changes as well as what an earlier try may have changed before them. */
function undoing(
  { variant, level, tried }: TaskEdit,
  changes: readonly FieldDifference[],
  expected: UndoEdit['expected'],
): UndoEdit {
  const own = changes.filter(({ key }) => expected[key] === undefined);
  const known = new Set<string>(Object.keys(expected));
  const earlier = Object.entries(tried?.standing ?? {}).filter(([key]) => !known.has(key));
  return {
    variant,
    level,
    fields: { ...tried?.fields, ...Object.fromEntries(changes.map(({ key, stored }) => [key, stored])) },
    expected,
    standing: { ...Object.fromEntries(earlier), ...Object.fromEntries(own.map(({ key, after }) => [key, after])) },
  };
}

/** What undoes an edit that is about to be written, whatever becomes of it. */
export function undoOfPlanned({ edit, changes }: PlannedEdit): UndoEdit {
  return undoing(edit, changes, {});
}

/**
 * What it is already, else what its definition says, else what shopify.app.toml defines for the app's own and plain
 * text elsewhere.
 */
function typeOf({ edit: { level }, variant }: PlannedEdit, key: EditableKey, { namespace, types }: WritePlace): string {
  const known = ownField(variant, { level, namespace, key })?.type ?? types.get(`${level}.${key}`);
  return known ?? (namespace === '$app' && isArtworkKey(key) ? 'url' : 'single_line_text_field');
}

/**
 * The digest just read is always sent along: whatever changes between reading and writing is a conflict, not a loss.
 */
export function writesOf(planned: PlannedEdit, place: WritePlace): readonly MetafieldWrite[] {
  const { namespace } = place;
  return planned.changes.flatMap(({ key, level, after }) => {
    if (after === null) return [];
    const digest = ownField(planned.variant, { level, namespace, key })?.digest ?? null;
    const type = typeOf(planned, key, place);
    return [{ ownerGid: ownerOf(planned), namespace, key, value: storedValue(type, after), type, digest }];
  });
}

interface Written {
  readonly namespace: string;
  readonly writes: readonly MetafieldWrite[];
  /** As Shopify answered them, in the order of `writes`. */
  readonly digests: readonly string[];
}

export function savedResult(planned: PlannedEdit, { namespace, writes, digests }: Written): WriteResult {
  const known = {
    namespace,
    digests: new Map<string, string>(writes.map(({ key }, index) => [key, digests[index] ?? ''])),
    types: new Map(writes.map(({ key, type }) => [key, type])),
  };
  const { changes, edit, variant } = planned;
  const expected = Object.fromEntries(
    changes.map(({ key, after }) => [key, after === null ? null : (known.digests.get(key) ?? null)]),
  );
  const undo = undoing(edit, changes, expected);
  return { outcome: 'saved', variant: withChanges(variant, changes, known), changes, undo };
}

/** Shopify took the values and refused to clear the others. */
export function halfResult(
  planned: PlannedEdit,
  failure: Extract<RemoteFailure, { outcome: 'refused' }>,
  { writes, digests }: Written,
): WriteResult {
  const { edit, changes } = planned;
  const taken = changes.filter(({ after }) => after !== null);
  const expected = Object.fromEntries(writes.map(({ key }, index) => [key, digests[index] ?? '']));
  const undo = taken.length === 0 ? (edit.tried ?? null) : undoing(edit, taken, expected);
  return { outcome: 'refused', reason: failure.reason, fields: [], undo };
}

/** Fields of a refusal are named by the index of the write; a text that names none is about the whole. */
export function refusedResult(
  { edit }: PlannedEdit,
  failure: Extract<RemoteFailure, { outcome: 'refused' }>,
  writes: readonly MetafieldWrite[],
): WriteResult {
  const fields = Object.entries(failure.fields).flatMap(([path, messages]) => {
    const index = /(?:^|\.)(\d+)(?:\.|$)/.exec(path)?.[1];
    const write = index === undefined ? undefined : writes[Number(index)];
    return write === undefined ? [] : [{ key: write.key as EditableKey, message: messages.join('; ') }];
  });
  return { outcome: 'refused', reason: failure.reason, fields, undo: edit.tried ?? null };
}

/**
 * What was written counts for the edits that follow: the variant's own fields, or its product's for all its variants.
 */
export function learn(known: Map<string, ShopVariant>, saved: ShopVariant, level: FieldLevel): void {
  const written = saved.metafields.filter((metafield) => metafield.level === level);
  for (const [number, variant] of known) {
    const isTouched =
      level === 'product' ? variant.productGid === saved.productGid : variant.variantGid === saved.variantGid;
    if (isTouched)
      known.set(number, {
        ...variant,
        metafields: [...variant.metafields.filter((metafield) => metafield.level !== level), ...written],
      });
  }
}
