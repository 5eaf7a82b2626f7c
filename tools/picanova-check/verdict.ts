import type { Region } from '../../web/domain/kernel/ids.ts';
import type { Steps } from './gather.ts';

/** What a run says of one uncertain point. `seen` names forms and statuses, never anybody's data. */
export interface Verdict {
  readonly verdict: 'confirmed' | 'refuted' | 'not seen';
  readonly seen: string;
}

export interface Seen {
  readonly steps: Steps;
  readonly region: Region;
}

export interface Point {
  /** Where docs/reference/picanova-api.md says so: its section, the number of a quirk, or the question of a gap. */
  readonly ref: string;
  /** What the app takes for granted. */
  readonly assumed: string;
  readonly judge: (seen: Seen) => Verdict;
}

export const confirmed = (seen: string): Verdict => ({ verdict: 'confirmed', seen });
export const refuted = (seen: string): Verdict => ({ verdict: 'refuted', seen });
export const notSeen = (seen: string): Verdict => ({ verdict: 'not seen', seen });

/** A point that no call of this run can show, and what would. */
export function beyond(ref: string, assumed: string, why: string): Point {
  return { ref, assumed, judge: () => notSeen(why) };
}

/** Judges what was seen where something was; everything that `holds` refuses refutes. */
export function eachOf<T>(
  values: readonly T[],
  { holds, form }: { readonly holds: (value: T) => boolean; readonly form: (value: T) => string },
): Verdict {
  if (values.length === 0) return notSeen('no answer had one');
  const wrong = values.filter((value) => !holds(value));
  const forms = [...new Set((wrong.length > 0 ? wrong : values).map(form))].slice(0, 4).join(', ');
  return wrong.length > 0 ? refuted(forms) : confirmed(forms);
}

/** The step's status, judged. */
export function statusOf(steps: Steps, step: string, holds: (status: number) => boolean): Verdict {
  const answer = steps.get(step);
  if (answer === undefined) return notSeen('not asked in this run');
  if (answer.status === null) return notSeen('no answer came');
  return holds(answer.status) ? confirmed(`HTTP ${answer.status}`) : refuted(`HTTP ${answer.status}`);
}

/** What stands at a path of keys; `*` goes through every entry of a list or map. */
export function valuesAt(json: unknown, path: string): readonly unknown[] {
  let values: readonly unknown[] = [json];
  for (const key of path.split('.')) {
    values = values.flatMap((value) => {
      if (typeof value !== 'object' || value === null) return [];
      if (key === '*') return Object.values(value);
      return Object.hasOwn(value, key) ? [Reflect.get(value, key)] : [];
    });
  }
  return values;
}

function isMeant(given: string, name: string): boolean {
  return given.endsWith('*') ? name.startsWith(given.slice(0, -1)) : name === given;
}

/** The same in the 2xx answers of several steps; `product *` stands for all whose name begins like it. */
export function inSteps(steps: Steps, names: readonly string[], path: string): readonly unknown[] {
  return [...steps]
    .filter(([name, { status }]) => status !== null && status < 300 && names.some((each) => isMeant(each, name)))
    .flatMap(([, { json }]) => valuesAt(json, path));
}

const SINGLE: ReadonlySet<string> = new Set(['create', 'created', 'cancelled']);

/** Every beta order that was answered, whole or as an entry of a list. */
export function ordersIn(steps: Steps): readonly unknown[] {
  return [...steps]
    .filter(([, { status }]) => status !== null && status < 300)
    .flatMap(([name, { json }]) => {
      if (name.startsWith('orders')) return valuesAt(json, 'data.*');
      return SINGLE.has(name) || name.endsWith(' by our id') ? valuesAt(json, 'data') : [];
    });
}

/** A field of each of those orders. */
export function ofOrders(steps: Steps, path: string): readonly unknown[] {
  return ordersIn(steps).flatMap((order) => valuesAt(order, path));
}

export function kind(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? '[]' : 'list';
  if (value === '') return '""';
  return typeof value === 'string' ? 'text' : typeof value;
}
