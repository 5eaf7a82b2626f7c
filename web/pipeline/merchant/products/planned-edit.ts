import type { FieldEdit } from '../../../contract/products.ts';
import { storedValue } from '../../../domain/print-fields/metafield-text.ts';
import type { EditableKey, FieldLevel } from '../../../domain/print-fields/print-field-edit.ts';
import type { MetafieldWrite, RemoteFailure, ShopVariant } from '../../ports/index.ts';
import { differences, ownField, withChanges, type FieldDifference } from './own-fields.ts';

export type WriteResult =
  | {
      readonly outcome: 'saved';
      readonly variant: ShopVariant;
      readonly changes: readonly FieldDifference[];
      /** Puts back what stood there, unless somebody has changed it since. */
      readonly undo: FieldEdit;
    }
  | { readonly outcome: 'unchanged'; readonly variant: ShopVariant }
  | { readonly outcome: 'conflict'; readonly variant: ShopVariant }
  | {
      readonly outcome: 'refused';
      readonly reason: string;
      readonly fields: readonly { readonly key: EditableKey; readonly message: string }[];
    }
  | { readonly outcome: 'not_found' }
  | Exclude<RemoteFailure, { outcome: 'refused' }>;

/** An edit that changes something, with the variant as just read. */
export interface PlannedEdit {
  readonly edit: FieldEdit;
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

/** What has to be written for one edit, or its result when nothing has to. */
export function planEdit(
  edit: FieldEdit,
  variant: ShopVariant | undefined,
  namespace: string,
): PlannedEdit | WriteResult {
  if (variant === undefined) return { outcome: 'not_found' };
  const { level } = edit;
  const moved = Object.entries(edit.expected).some(
    ([key, digest]) =>
      digest !== undefined && (ownField(variant, { level, namespace, key })?.digest ?? null) !== digest,
  );
  const changes = differences(variant, { level, namespace, fields: edit.fields });
  // Somebody else wrote the very same: nothing is lost, nothing is to do.
  if (changes.length === 0) return { outcome: 'unchanged', variant };
  return moved ? { outcome: 'conflict', variant } : { edit, variant, changes };
}

/**
 * What it is already, else what its definition says, else what shopify.app.toml defines for the app's own and plain
 * text elsewhere.
 */
function typeOf({ edit: { level }, variant }: PlannedEdit, key: EditableKey, { namespace, types }: WritePlace): string {
  const known = ownField(variant, { level, namespace, key })?.type ?? types.get(`${level}.${key}`);
  return known ?? (namespace === '$app' && key === 'print_url' ? 'url' : 'single_line_text_field');
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

/** `digests` as Shopify answered them, in the order of `writes`. */
export function savedResult(
  planned: PlannedEdit,
  written: {
    readonly namespace: string;
    readonly writes: readonly MetafieldWrite[];
    readonly digests: readonly string[];
  },
): WriteResult {
  const { namespace, writes, digests } = written;
  const known = {
    namespace,
    digests: new Map<string, string>(writes.map(({ key }, index) => [key, digests[index] ?? ''])),
    types: new Map(writes.map(({ key, type }) => [key, type])),
  };
  const { changes, edit, variant } = planned;
  const undo: FieldEdit = {
    variant: edit.variant,
    level: edit.level,
    fields: Object.fromEntries(
      changes.map(({ key, level }) => [key, ownField(variant, { level, namespace, key })?.value ?? null]),
    ),
    expected: Object.fromEntries(
      changes.map(({ key, after }) => [key, after === null ? null : (known.digests.get(key) ?? null)]),
    ),
  };
  return { outcome: 'saved', variant: withChanges(variant, changes, known), changes, undo };
}

/** Fields of a refusal are named by the index of the write; a text that names none is about the whole. */
export function refusedResult(
  failure: Extract<RemoteFailure, { outcome: 'refused' }>,
  writes: readonly MetafieldWrite[],
): WriteResult {
  const fields = Object.entries(failure.fields).flatMap(([path, messages]) => {
    const index = /(?:^|\.)(\d+)(?:\.|$)/.exec(path)?.[1];
    const write = index === undefined ? undefined : writes[Number(index)];
    return write === undefined ? [] : [{ key: write.key as EditableKey, message: messages.join('; ') }];
  });
  return { outcome: 'refused', reason: failure.reason, fields };
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
