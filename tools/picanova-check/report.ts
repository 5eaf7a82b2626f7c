import type { Region } from '../../web/domain/kernel/ids.ts';
import type { Steps } from './gather.ts';
import { GAPS } from './points-of-gaps.ts';
import { QUIRKS } from './points-of-quirks.ts';
import { SECTIONS } from './points-of-sections.ts';
import { shapeOf } from './shape.ts';
import type { OrderRun } from './test-order.ts';
import type { Verdict } from './verdict.ts';
import { unreadableIn } from './wire.ts';

/** What a run found, without keys, ids, texts and addresses: it may be shown to anybody. */
export interface Report {
  readonly region: Region;
  readonly at: string;
  /** How far the run got. */
  readonly order: OrderRun['outcome'] | 'no_consent' | 'nothing_to_order';
  readonly answers: readonly {
    readonly step: string;
    readonly call: string;
    readonly status: number | null;
    readonly ms: number;
    readonly shape: string;
    /** What the app's reader makes of it; null = it reads it whole. */
    readonly unread: string | null;
  }[];
  readonly points: readonly ({ readonly ref: string; readonly assumed: string } & Verdict)[];
}

export const POINTS = [...SECTIONS, ...QUIRKS, ...GAPS];

/** Judges every point by what was seen. */
export function reportOf(
  run: { readonly region: Region; readonly steps: Steps; readonly order: Report['order'] },
  now: Date,
): Report {
  const { region, steps, order } = run;
  return {
    region,
    at: now.toISOString(),
    order,
    answers: [...steps].map(([step, answer]) => ({
      step,
      call: answer.call,
      status: answer.status,
      ms: Math.round(answer.elapsedMs),
      shape: answer.isEmpty ? 'empty' : shapeOf(answer.json),
      unread: unreadableIn(step, answer, region),
    })),
    points: POINTS.map(({ ref, assumed, judge }) => ({ ref, assumed, ...judge({ steps, region }) })),
  };
}

/** Whether something is otherwise than the app takes for granted. */
export function isRefuted({ points, answers }: Report): boolean {
  return points.some(({ verdict }) => verdict === 'refuted') || answers.some(({ unread }) => unread !== null);
}

const ORDERS: Readonly<Record<Report['order'], string>> = {
  done: 'A test order was created, read, listed and cancelled.',
  not_a_test:
    'The order that was created as a test does not say so: it was cancelled at once, and nothing more was tried.',
  not_created: 'The test order was not created.',
  no_consent: 'No order was created: the account does not look like a sandbox. Consent with --test-order.',
  nothing_to_order: 'No order was created: no variant with a shipping method was found.',
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

function line(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The report for people. */
export function markdownOf({ region, at, order, answers, points }: Report): string {
  const count = (wanted: Verdict['verdict']): number => points.filter(({ verdict }) => verdict === wanted).length;
  const byWeight = ['refuted', 'confirmed', 'not seen'].flatMap((wanted) =>
    points.filter(({ verdict }) => verdict === wanted),
  );
  return `# Picanova ${region}, ${at}

${ORDERS[order]} Of ${points.length} uncertain points of docs/reference/picanova-api.md ${count('refuted')} are refuted,
${count('confirmed')} confirmed and ${count('not seen')} not seen. Keys, ids, names and links are left out on purpose.

## Points

${table(
  ['point', 'taken for granted', 'verdict', 'seen'],
  byWeight.map(({ ref, assumed, verdict, seen }) => [ref, assumed, verdict, seen]),
)}

## Answers

${table(
  ['step', 'call', 'status', 'ms', 'read by the app', 'shape'],
  answers.map(({ step, call, status, ms, unread, shape }) => [
    step,
    call,
    status === null ? 'none' : String(status),
    String(ms),
    unread ?? 'yes',
    shape,
  ]),
)}
`;
}
