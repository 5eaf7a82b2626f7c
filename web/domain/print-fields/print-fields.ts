import type { Region } from '../kernel/ids.ts';
import { note } from './notes.ts';
import type { FieldHolder } from '../planning/shopify-order.ts';
import { OPTION_NUMBERS, SLOT_ARTWORK_KEYS } from './print-field-keys.ts';
import { layersOf, type FieldKey, type FieldSource, type SourceLayer } from './print-field-sources.ts';
import type { FieldFault } from './metafield-text.ts';
import type { Problem } from '../kernel/problems.ts';
import type { FieldRules } from '../planning/rules.ts';
import { fold } from '../kernel/text.ts';

/** A resolved field with the place it came from: the order page shows both. */
export interface SourcedField {
  readonly key: FieldKey;
  readonly value: string;
  readonly source: FieldSource;
  /** The property or option name as written, or the metafield's namespace. */
  readonly place: string;
}

export interface SourcedOption {
  readonly name: string;
  readonly value: string;
  readonly source: FieldSource;
  readonly place: string;
}

/** `sku` is still a text: what it names is for the catalogue to say (`sku-match.ts`). */
export type FieldIdentity =
  | { readonly kind: 'sku'; readonly field: SourcedField }
  | { readonly kind: 'design'; readonly field: SourcedField };

/**
 * What the line's fields say. `not_ours`: no print field at all, left alone silently. `fields`: ours; when `problems`
 * is not empty it cannot be sent. Problems here name no line: the caller knows it.
 */
export type PrintFields =
  | { readonly kind: 'not_ours' }
  | {
      readonly kind: 'fields';
      readonly identity: FieldIdentity | null;
      readonly artworkUrl: SourcedField | null;
      readonly options: readonly SourcedOption[];
      readonly problems: readonly Problem[];
      readonly notes: readonly string[];
      /** The line is a set: what each place in it wants, the first like the line itself; absent = it is one item. */
      readonly slots?: readonly Extract<PrintFields, { kind: 'fields' }>[];
    };

const WITH_ARTWORK = /-(?:APO|PIC)\d+$/i;

/** The SKU already holds its artwork: a file sent along is silently ignored (picanova-api §3.1). */
export function holdsArtwork(sku: string): boolean {
  return WITH_ARTWORK.test(sku);
}

/** The blank SKU of one that may hold its artwork. */
export function withoutArtwork(sku: string): string {
  return sku.replace(WITH_ARTWORK, '');
}

/** A field that is set and says nothing that can be printed. */
interface Unreadable {
  readonly kind: 'unreadable';
  readonly source: FieldSource;
  readonly problem: Problem;
}

type Found = { readonly kind: 'field'; readonly field: SourcedField } | Unreadable;

function faultProblem(fault: FieldFault, detail: Problem['detail']): Problem {
  switch (fault) {
    case 'file_processing':
      return { code: 'artwork_processing', detail };
    case 'file_failed':
    case 'file_missing':
      return { code: 'artwork_unreachable', detail };
    default:
      return { code: 'field_unreadable', detail };
  }
}

function fieldIn(layer: SourceLayer, key: FieldKey): Found | null {
  const found = layer.fields.get(key);
  if (found === undefined) return null;
  const { source } = layer;
  if (found.fault === null) return { kind: 'field', field: { key, value: found.value, source, place: found.place } };
  const problem = faultProblem(found.fault, { field: key, source, reason: found.fault });
  return { kind: 'unreadable', source, problem };
}

function firstOf<Thing>(layers: readonly SourceLayer[], look: (layer: SourceLayer) => Thing | null): Thing | null {
  for (const layer of layers) {
    const found = look(layer);
    if (found !== null) return found;
  }
  return null;
}

function identityIn(layer: SourceLayer, region: Region): FieldIdentity | Unreadable | null {
  const design = fieldIn(layer, 'print_design_id');
  if (design !== null) return design.kind === 'field' ? { kind: 'design', field: design.field } : design;
  const sku = fieldIn(layer, region === 'US' ? 'print_sku_us' : 'print_sku_eu') ?? fieldIn(layer, 'print_sku');
  return sku?.kind === 'field' ? { kind: 'sku', field: sku.field } : sku;
}

interface PairsOfLayer {
  readonly pairs: readonly SourcedOption[];
  readonly problems: readonly { readonly folded: string; readonly problem: Problem }[];
}

function halfPair(halves: { readonly name: SourcedField | null; readonly value: SourcedField | null }) {
  const { name, value } = halves;
  return {
    missing: name === null ? 'name' : 'value',
    ...(name === null ? {} : { option: name.value }),
    ...(value === null ? {} : { value: value.value }),
  };
}

/** The pairs of one source. A half pair, or one name with two values, is a problem and never a guess. */
function pairsIn(layer: SourceLayer): PairsOfLayer {
  const pairs: SourcedOption[] = [];
  const problems: { folded: string; problem: Problem }[] = [];
  for (const number of OPTION_NUMBERS) {
    const halves = ([`print_option_name_${number}`, `print_option_value_${number}`] as const).map((key) =>
      fieldIn(layer, key),
    );
    if (halves.every((half) => half === null)) continue;
    const [name = null, value = null] = halves.map((half) => (half?.kind === 'field' ? half.field : null));
    const folded = fold(name?.value ?? '');
    const unreadable = halves.flatMap((half) => (half?.kind === 'unreadable' ? [half.problem] : []));
    if (unreadable.length > 0) {
      problems.push(...unreadable.map((problem) => ({ folded, problem })));
      continue;
    }
    const place = { number, source: layer.source };
    if (name === null || value === null) {
      const detail = { ...place, ...halfPair({ name, value }) };
      problems.push({ folded, problem: { code: 'incomplete_option', detail } });
      continue;
    }
    const same = pairs.find((pair) => fold(pair.name) === folded);
    if (same === undefined)
      pairs.push({ name: name.value, value: value.value, source: layer.source, place: name.place });
    else if (fold(same.value) !== fold(value.value)) {
      const detail = { ...place, option: name.value, missing: 'single_value' };
      problems.push({ folded, problem: { code: 'incomplete_option', detail } });
    }
  }
  return { pairs, problems };
}

/** Name and value of one number lie in two sources: one option, told once. */
function isOtherHalf(one: Problem, other: Problem): boolean {
  const missing = new Set([one.detail['missing'], other.detail['missing']]);
  return one.detail['number'] === other.detail['number'] && missing.has('name') && missing.has('value');
}

/**
 * A more specific source replaces the pair of the same name, whole or half, and leaves the others (product §3 rule 4).
 */
function optionsOf(layers: readonly SourceLayer[]): {
  readonly options: readonly SourcedOption[];
  readonly problems: readonly Problem[];
} {
  const options = new Map<string, SourcedOption>();
  const problems: Problem[] = [];
  for (const layer of layers) {
    const { pairs, problems: found } = pairsIn(layer);
    const open = found.filter(({ folded }) => !options.has(folded)).map(({ problem }) => problem);
    problems.push(...open.filter((problem) => !problems.some((told) => isOtherHalf(told, problem))));
    for (const pair of pairs) if (!options.has(fold(pair.name))) options.set(fold(pair.name), pair);
  }
  return { options: [...options.values()], problems };
}

/**
 * Identity and artwork belong together: which of both is sent, and what speaks against it (product §3 rules 1 to 3).
 */
function artworkProblem(identity: FieldIdentity | null, url: Found | null): Problem | null {
  if (identity === null) return { code: 'missing_print_sku', detail: {} };
  const sku = identity.field.value;
  const source = url?.kind === 'field' ? url.field.source : url?.source;
  if (identity.kind === 'design') return source === 'line_item' ? { code: 'artwork_conflict', detail: { sku } } : null;
  if (holdsArtwork(sku)) return url === null ? null : { code: 'artwork_conflict', detail: { sku } };
  if (url === null) return { code: 'missing_print_url', detail: { sku } };
  return url.kind === 'unreadable' ? url.problem : null;
}

/** What code match makes of a code: the SKU of one place, from 1, in a set of so many; 1 of 1 is no set. */
export interface MatchedSku {
  readonly code: string;
  readonly sku: string;
  readonly slot: number;
  readonly of: number;
}

/** The SKU instead of the code that a field said, and where none did, of the Shopify SKU. */
function matchedIdentity(said: FieldIdentity | Unreadable | null, { code, sku }: MatchedSku): FieldIdentity {
  const field: SourcedField =
    said?.kind === 'sku' ? said.field : { key: 'print_sku', value: code, source: 'shopify_sku', place: code };
  return { kind: 'sku', field: { ...field, value: sku } };
}

function matchNotes(matched: MatchedSku | undefined): readonly string[] {
  if (matched === undefined) return [];
  const { code, sku, slot, of } = matched;
  return [note('code_match', code, sku), ...(of === 1 ? [] : [note('set_slot', String(slot), String(of), code)])];
}

/** A place of a set has its own artwork, or else that of the whole. */
function artworkFor(layers: readonly SourceLayer[], matched: MatchedSku | undefined): Found | null {
  const key = SLOT_ARTWORK_KEYS[(matched?.slot ?? 1) - 2];
  const own = key === undefined ? null : firstOf(layers, (layer) => fieldIn(layer, key));
  return own ?? firstOf(layers, (layer) => fieldIn(layer, 'print_url'));
}

type OwnFields = Extract<PrintFields, { kind: 'fields' }>;

function fieldsIn(
  { layers, notes }: ReturnType<typeof layersOf>,
  { region, matched }: { readonly region: Region; readonly matched?: MatchedSku },
): OwnFields {
  const said = firstOf(layers, (layer) => identityIn(layer, region));
  const found = matched === undefined ? said : matchedIdentity(said, matched);
  const url = artworkFor(layers, matched);
  const { options, problems } = optionsOf(layers);
  const named = found?.kind === 'unreadable' ? null : found;
  const conflict = found?.kind === 'unreadable' ? found.problem : artworkProblem(named, url);
  const identity =
    named?.kind === 'sku' && holdsArtwork(named.field.value) ? { kind: 'design' as const, field: named.field } : named;
  const artworkUrl = identity?.kind === 'design' || url?.kind !== 'field' ? null : url.field;
  const origins = [identity?.field ?? null, artworkUrl]
    .filter((field) => field !== null)
    .map((field) => note('from', field.key, field.source, field.place));
  return {
    kind: 'fields',
    identity,
    artworkUrl,
    options,
    problems: conflict === null ? problems : [conflict, ...problems],
    notes: [
      ...origins,
      ...matchNotes(matched),
      ...options.map((option) => note('from', option.name, option.source, option.place)),
      ...notes,
    ],
  };
}

/**
 * The print fields of one line for one region (product §3). An artwork SKU in `print_sku` is a design like one in
 * `print_design_id`, except that any `print_url` beside it is a contradiction.
 */
export function resolvePrintFields(
  line: FieldHolder,
  context: { readonly settings: FieldRules; readonly region: Region },
): PrintFields {
  const read = layersOf(line, context.settings);
  return read.layers.every((layer) => layer.fields.size === 0) ? { kind: 'not_ours' } : fieldsIn(read, context);
}

/** The same of a line whose product code match names. */
export function resolveMatched(
  line: FieldHolder,
  context: { readonly settings: FieldRules; readonly region: Region; readonly matched: MatchedSku },
): OwnFields {
  return fieldsIn(layersOf(line, context.settings), context);
}
