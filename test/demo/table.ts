import type { WriteStream } from 'node:tty';
import Table from 'cli-table3';
import { createLogUpdate } from 'log-update';
import type { Act } from './act.ts';
import type { Stand } from './sight.ts';

/** Shows the orders on their way. */
export interface Screen {
  show(acts: readonly Act[]): void;
  /** What stands on the screen stays there. */
  done(): void;
}

const WORDS: Readonly<Record<Stand, string>> = {
  not_ordered: '',
  ordered: 'paid in Shopify',
  at_picanova: 'at Picanova',
  in_production: 'in production',
  shipped: 'shipped by Picanova',
  cancelling: 'cancelled in Shopify',
  fulfilled: 'fulfilled',
  partly_fulfilled: 'partly fulfilled',
  cancelled: 'cancelled',
  too_late_to_cancel: 'too late to cancel',
};

const WIDTHS = { order: 8, story: 36, time: 9, borders: 8 } as const;
const NARROWEST = 80;
const NO_LINES_BETWEEN_ROWS = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

/** Redrawn in place on a terminal that is wide enough, otherwise one line for every change. */
export function createScreen(stream: NodeJS.WriteStream): Screen {
  return stream.isTTY && stream.columns >= NARROWEST ? liveTable(stream) : changes(stream);
}

function liveTable(stream: WriteStream): Screen {
  const update = createLogUpdate(stream);
  return { show: (acts) => update(tableOf(acts, stream.columns)), done: () => update.done() };
}

function tableOf(acts: readonly Act[], width: number): string {
  const forTexts = width - WIDTHS.order - 4 * WIDTHS.time - WIDTHS.borders;
  const story = Math.min(WIDTHS.story, Math.floor(forTexts / 2));
  const table = new Table({
    head: ['order', 'story', 'sent', 'begun', 'shipped', 'ended', 'stands'],
    colWidths: [WIDTHS.order, story, WIDTHS.time, WIDTHS.time, WIDTHS.time, WIDTHS.time, forTexts - story],
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right', 'left'],
    chars: NO_LINES_BETWEEN_ROWS,
    style: { head: ['bold'], border: ['gray'] },
  });
  for (const act of acts) {
    const { story, bought, since } = act;
    const times = (['at_picanova', 'in_production', 'shipped', story.expected] as const).map((stand) =>
      secondsAfter(since.get('ordered'), since.get(stand)),
    );
    table.push([bought?.name ?? '', story.title, ...times, standing(act)]);
  }
  return table.toString();
}

function changes(stream: NodeJS.WriteStream): Screen {
  const startedAtMs = Date.now();
  const last = new Map<Act, string>();
  return {
    show(acts) {
      for (const act of acts) {
        const line = standing(act);
        if (act.bought === null || last.get(act) === line) continue;
        last.set(act, line);
        stream.write(
          `${secondsAfter(startedAtMs, Date.now()).padStart(7)}  ${act.bought.name}  ` +
            `${act.story.title.padEnd(WIDTHS.story)}  ${line}\n`,
        );
      }
    },
    done: () => undefined,
  };
}

function standing({ stand, remark }: Act): string {
  return remark === '' ? WORDS[stand] : `${WORDS[stand]} (${remark})`;
}

function secondsAfter(startMs: number | undefined, endMs: number | undefined): string {
  return startMs === undefined || endMs === undefined ? '' : `${((endMs - startMs) / 1_000).toFixed(1)} s`;
}
