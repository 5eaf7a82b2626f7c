import type { Region } from '../kernel/ids.ts';
import { note } from './notes.ts';
import type { FieldHolder } from '../planning/shopify-order.ts';
import { OPTION_NUMBERS, type PrintFieldKey, type RegionalFieldKey } from './print-field-keys.ts';
import { layersOf, type FieldSource, type SourceLayer } from './print-field-sources.ts';
import type { FieldFault } from './metafield-text.ts';
import type { Problem } from '../kernel/problems.ts';
import type { FieldRules } from '../planning/rules.ts';
import { fold } from '../kernel/text.ts';

/** A resolved field with the place it came from: the order page shows both. */
export interface SourcedField {
  readonly key: PrintFieldKey | RegionalFieldKey;
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

function fieldIn(layer: SourceLayer, key: PrintFieldKey | RegionalFieldKey): Found | null {
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

/**
 * The print fields of one line for one region (product §3). An artwork SKU in `print_sku` is a design like one in
 * `print_design_id`, except that any `print_url` beside it is a contradiction.
 */
export function resolvePrintFields(
  line: FieldHolder,
  context: { readonly settings: FieldRules; readonly region: Region },
): PrintFields {
  const { layers, notes } = layersOf(line, context.settings);
  if (layers.every((layer) => layer.fields.size === 0)) return { kind: 'not_ours' };
  const found = firstOf(layers, (layer) => identityIn(layer, context.region));
  const url = firstOf(layers, (layer) => fieldIn(layer, 'print_url'));
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
    notes: [...origins, ...options.map((option) => note('from', option.name, option.source, option.place)), ...notes],
  };
}
