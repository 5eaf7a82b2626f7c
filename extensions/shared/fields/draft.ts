import { withField, type Draft } from '../../../web/contract/field-draft.ts';
import type { SavedFields } from '../app/app-api.ts';
import { EDITABLE_KEYS, type EditableKey, type FieldsOfOwner, type OwnFields, type StoredField } from './own-fields.ts';

export { withField, type Draft };

/** A change to whatever the draft is by then: two fields may be entered before the form is drawn again. */
export type DraftEdit = (before: Draft) => Draft;

export function draftOf(own: OwnFields): Draft {
  return Object.fromEntries(EDITABLE_KEYS.flatMap((key) => (own[key] === undefined ? [] : [[key, own[key].value]])));
}

export interface Change {
  readonly key: EditableKey;
  readonly before: StoredField | null;
  /** null = cleared. */
  readonly after: string | null;
}

/** What saving would change, in the order of the fields. */
export function changesOf(own: OwnFields, draft: Draft): readonly Change[] {
  return EDITABLE_KEYS.flatMap((key) => {
    const before = own[key] ?? null;
    const after = draft[key]?.trim() ?? null;
    return (before?.value ?? null) === after ? [] : [{ key, before, after }];
  });
}

/** The draft as `/products/check` and `/products/edits` take it: every key named, null where empty. */
export function fieldChangesOf(draft: Draft): Record<EditableKey, string | null> {
  return Object.fromEntries(EDITABLE_KEYS.map((key) => [key, draft[key] ?? null])) as Record<
    EditableKey,
    string | null
  >;
}

/** What was saved at an owner, for the app to look at. */
export function savedFields({ own }: FieldsOfOwner, at: Pick<SavedFields, 'variantGid' | 'level'>): SavedFields {
  return {
    ...at,
    fields: fieldChangesOf(draftOf(own)),
    expected: Object.fromEntries(EDITABLE_KEYS.map((key) => [key, own[key]?.digest ?? null])),
  };
}
