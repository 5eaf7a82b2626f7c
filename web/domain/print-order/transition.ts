import type { LogLine } from '../kernel/log-line.ts';
import type { PicanovaOrderId, Region } from '../kernel/ids.ts';
import type { Problem, ProblemCode } from '../kernel/problems.ts';
import { tooLateFor, type CancelCause } from './cancel-cause.ts';
import type { StatusReading } from './read-status.ts';
import type { Unwritable } from '../shipments/shipment.ts';
import { isEnded, isUnsent, type PrintOrderState, type PrintOrderStep } from './states.ts';

/**
 * How a print order changes. Every writer asks here what an event does to its state, what is worked on next, and what
 * the merchant and the log are told; SQL guards are built from the same table. What is sent never becomes unsent, and
 * the ends have no way out: sending anew means a new revision.
 */
export type PrintOrderEvent =
  /** A plan made it, or made it anew while nothing of it was sent. */
  | { readonly kind: 'planned'; readonly state: 'held' | 'blocked' | 'ready'; readonly problems: readonly Problem[] }
  /** A plan no longer wants it, and nothing of it was sent. */
  | { readonly kind: 'dropped' }
  /**
   * Picanova holds it: made by our create, or found there and adopted. `problems`: where it differs from what was
   * meant.
   */
  | {
      readonly kind: 'sent';
      readonly how: 'created' | 'adopted';
      readonly picanovaOrderId: PicanovaOrderId;
      readonly problems: readonly Problem[];
      readonly notes: readonly string[];
    }
  /** It cannot be sent as it is; `why` names the log entry. */
  | {
      readonly kind: 'not_sent';
      readonly why: 'blocked_before_sending' | 'refused_by_picanova' | 'credentials_rejected';
      readonly problems: readonly Problem[];
    }
  /** It may be at Picanova and is not found there, too soon after the create to say that it is not. */
  | { readonly kind: 'not_found_yet'; readonly step: 'send' | 'cancel'; readonly dueAtMs: number }
  /** Picanova's list shows it though we do not know it as sent: looked up before anything else. */
  | { readonly kind: 'found_in_list' }
  /** Shopify was told how it stands, or cannot be told. */
  | { readonly kind: 'announced'; readonly log: LogLine }
  /** Picanova's answer was read back. `unwritten`: a parcel is not in Shopify yet. */
  | {
      readonly kind: 'read_back';
      readonly reading: StatusReading;
      readonly mayFulfil: boolean;
      readonly unwritten: boolean;
      /** When to look for late tracking numbers of an order that is over (epoch ms); null = never. */
      readonly numbersDueAtMs: number | null;
      readonly log: readonly LogLine[];
    }
  /** Picanova does not know an order that it confirmed. `certain`: asked often enough. */
  | { readonly kind: 'vanished'; readonly certain: boolean }
  /** A parcel is in Shopify. `more`: another is to be written; `complete`: every piece has its parcel. */
  | {
      readonly kind: 'parcel_written';
      readonly more: boolean;
      readonly complete: boolean;
      /** As in `read_back`. */
      readonly numbersDueAtMs: number | null;
      readonly log: readonly LogLine[];
    }
  /** A parcel cannot be written now; `problem` null = too early to say so. */
  | {
      readonly kind: 'parcel_refused';
      readonly reason: string;
      readonly attempt: number;
      readonly dueAtMs: number;
      readonly visible: boolean;
    }
  /**
   * A parcel is under way and Shopify has nothing left that it could fulfil: the order was cancelled too late, or its
   * pieces were refunded. `more`, `complete`: as in `parcel_written`.
   */
  | {
      readonly kind: 'parcel_in_vain';
      readonly parcel: string;
      readonly reason: Unwritable;
      readonly more: boolean;
      readonly complete: boolean;
    }
  /** Somebody wants it stopped. `certainlyUnsent`: Picanova cannot know of it. */
  | { readonly kind: 'cancel_requested'; readonly certainlyUnsent: boolean }
  | { readonly kind: 'cancel_stopped'; readonly how: string }
  /** Picanova did not stop it. `failed`: it is in no production either, and may be mended there. */
  | {
      readonly kind: 'cancel_refused';
      readonly picanovaOrderId: PicanovaOrderId;
      readonly reason: string;
      readonly stays: 'sent' | 'failed';
      /** Why it was asked for; null = not known. */
      readonly cause: CancelCause | null;
    }
  /** Its region has no connection any more. */
  | { readonly kind: 'disconnected'; readonly region: Region };

/** `now`, `poll` = when open orders are asked about anyway, or a time (epoch ms). */
export type Due = 'now' | 'poll' | { readonly atMs: number };

export interface Transition {
  readonly state: PrintOrderState;
  /** null = idle until a signal. */
  readonly next: { readonly step: PrintOrderStep; readonly due: Due } | null;
  readonly problems: readonly Problem[];
  readonly log: readonly LogLine[];
}

/** What a transition depends on. */
export interface TransitionRow {
  readonly state: PrintOrderState;
  readonly step: PrintOrderStep | null;
  readonly problems: readonly Problem[];
  readonly externalId: string;
  readonly picanovaOrderId: PicanovaOrderId | null;
  readonly items: readonly unknown[];
}

type EventKind = PrintOrderEvent['kind'];
type Moves = Readonly<Partial<Record<PrintOrderState, readonly PrintOrderState[]>>>;

const fromUnsent = (...to: readonly PrintOrderState[]): Moves => ({ held: to, blocked: to, ready: to });
/** What an answer of Picanova may show. */
const READ: readonly PrintOrderState[] = ['sent', 'shipped', 'fulfilled', 'cancelled', 'failed'];

/** Where each event may lead. Staying is always allowed: every step may run twice. */
const TABLE: Readonly<Record<EventKind, Moves>> = {
  planned: fromUnsent('held', 'blocked', 'ready'),
  dropped: fromUnsent('cancelled'),
  sent: { blocked: ['sent'], ready: ['sent'], failed: ['sent'] },
  not_sent: { ready: ['blocked'] },
  not_found_yet: {},
  found_in_list: { ...fromUnsent('ready'), failed: ['ready'] },
  announced: {},
  read_back: { sent: READ, cancelling: READ, failed: READ, shipped: ['fulfilled'] },
  vanished: {},
  parcel_written: {
    sent: ['shipped', 'fulfilled'],
    shipped: ['fulfilled'],
    cancelling: ['shipped', 'fulfilled'],
    failed: ['shipped', 'fulfilled'],
  },
  parcel_refused: {},
  parcel_in_vain: {
    sent: ['shipped', 'fulfilled'],
    shipped: ['fulfilled'],
    cancelling: ['shipped', 'fulfilled'],
    failed: ['shipped', 'fulfilled'],
  },
  cancel_requested: {
    ...fromUnsent('cancelled', 'cancelling'),
    sent: ['cancelling'],
    failed: ['cancelled', 'cancelling'],
  },
  cancel_stopped: { ...fromUnsent('cancelled'), sent: ['cancelled'], cancelling: ['cancelled'], failed: ['cancelled'] },
  cancel_refused: { ready: ['sent'], cancelling: ['sent', 'failed'] },
  disconnected: {},
};

/** Whether any event leads from one state to the other. */
export function canMove(from: PrintOrderState, to: PrintOrderState): boolean {
  return from === to || Object.values(TABLE).some((moves) => moves[from]?.includes(to));
}

/** The states an event changes, for SQL guards. */
export function statesBefore(kind: EventKind): readonly PrintOrderState[] {
  return Object.keys(TABLE[kind]) as readonly PrintOrderState[];
}

/** The state an event leads to; what the table does not name stays as it is. */
function reached(row: Pick<TransitionRow, 'state'>, kind: EventKind, wanted: PrintOrderState): PrintOrderState {
  return TABLE[kind][row.state]?.includes(wanted) ? wanted : row.state;
}

/**
 * The state that is written when a step ends and a cancel is still owed: whatever the step did, a print order that may
 * still be stopped shows as `cancelling` until Picanova has answered.
 */
export function underCancel(state: PrintOrderState): PrintOrderState {
  return isUnsent(state) || state === 'sent' || state === 'failed' ? 'cancelling' : state;
}

const AT_POLL = { step: 'sync', due: 'poll' } as const;
const codesOf = (problems: readonly Problem[]): readonly ProblemCode[] => problems.map(({ code }) => code);

function without(problems: readonly Problem[], code: ProblemCode): readonly Problem[] {
  return problems.filter((problem) => problem.code !== code);
}

function whenNumbersAreDue(atMs: number | null): Transition['next'] {
  return atMs === null ? null : { step: 'sync', due: { atMs } };
}

function nextAfterReading({
  reading,
  mayFulfil,
  unwritten,
  numbersDueAtMs,
}: Extract<PrintOrderEvent, { kind: 'read_back' }>): Transition['next'] {
  if (mayFulfil && unwritten) return { step: 'fulfil', due: 'now' };
  if (reading.giveBack) return { step: 'announce', due: 'now' };
  return reading.final ? whenNumbersAreDue(numbersDueAtMs) : AT_POLL;
}

function nextAfterParcel(
  { more, complete }: { readonly more: boolean; readonly complete: boolean },
  numbersDueAtMs: number | null,
): Transition['next'] {
  if (more) return { step: 'fulfil', due: 'now' };
  return complete ? whenNumbersAreDue(numbersDueAtMs) : AT_POLL;
}

/** What an event does to a print order. Pure: the same row and event give the same answer. */
export function transition(row: TransitionRow, event: PrintOrderEvent): Transition {
  const stays = { state: row.state, problems: row.problems } as const;
  const answered = without(row.problems, 'picanova_unreachable');
  switch (event.kind) {
    case 'planned':
      return {
        state: reached(row, event.kind, event.state),
        next: event.state === 'ready' ? { step: 'send', due: 'now' } : null,
        problems: event.problems,
        log: [],
      };
    case 'dropped':
      return {
        state: reached(row, event.kind, 'cancelled'),
        next: null,
        problems: [],
        log: [{ event: 'dropped_before_sending', detail: {} }],
      };
    case 'sent':
      return {
        state: reached(row, event.kind, 'sent'),
        next: { step: 'announce', due: 'now' },
        problems: event.problems,
        log: [
          {
            event: event.how === 'created' ? 'sent' : 'adopted',
            detail: {
              picanovaOrderId: event.picanovaOrderId,
              externalId: row.externalId,
              items: row.items.length,
              problems: codesOf(event.problems),
            },
          },
          ...(event.notes.length === 0 ? [] : [{ event: 'noted', detail: { notes: event.notes } }]),
        ],
      };
    case 'not_sent':
      return {
        state: reached(row, event.kind, 'blocked'),
        next: null,
        problems: event.problems,
        log: [{ event: event.why, detail: { problems: codesOf(event.problems) } }],
      };
    case 'not_found_yet':
      return {
        state: row.state,
        problems: answered,
        next: { step: event.step, due: { atMs: event.dueAtMs } },
        log: [],
      };
    case 'found_in_list':
      return {
        state: reached(row, event.kind, 'ready'),
        next: { step: 'send', due: 'now' },
        problems: [],
        log: [{ event: 'orphan_found', detail: {} }],
      };
    case 'announced':
      return { ...stays, next: row.state === 'cancelled' || row.state === 'failed' ? null : AT_POLL, log: [event.log] };
    case 'read_back': {
      const { reading, mayFulfil } = event;
      return {
        state: reached(row, event.kind, mayFulfil ? reading.state : reading.stateWithoutFulfilment),
        next: nextAfterReading(event),
        problems: reading.problems,
        log: event.log,
      };
    }
    case 'vanished':
      if (isEnded(row.state)) return { ...stays, next: null, log: [] };
      return {
        state: row.state,
        next: AT_POLL,
        problems: event.certain
          ? [
              ...without(answered, 'failed_at_picanova'),
              { code: 'failed_at_picanova', detail: { reason: 'not_found_at_picanova' } },
            ]
          : answered,
        log: [{ event: 'not_found_at_picanova', detail: { picanovaOrderId: row.picanovaOrderId } }],
      };
    case 'parcel_written': {
      const done = event.complete && !event.more;
      return {
        state: reached(row, event.kind, done ? 'fulfilled' : 'shipped'),
        next: nextAfterParcel(event, event.numbersDueAtMs),
        problems: without(row.problems, 'tracking_not_written'),
        log: event.log,
      };
    }
    case 'parcel_refused':
      return {
        state: row.state,
        next: { step: 'fulfil', due: { atMs: event.dueAtMs } },
        problems: event.visible
          ? [
              ...without(row.problems, 'tracking_not_written'),
              { code: 'tracking_not_written', detail: { reason: event.reason } },
            ]
          : row.problems,
        log: [{ event: 'fulfil_refused', detail: { reason: event.reason, attempt: event.attempt } }],
      };
    case 'parcel_in_vain': {
      const done = event.complete && !event.more;
      return {
        state: reached(row, event.kind, done && event.reason === 'lines_removed' ? 'fulfilled' : 'shipped'),
        next: nextAfterParcel(event, null),
        problems: without(row.problems, 'tracking_not_written'),
        log: [{ event: 'parcel_in_vain', detail: { parcel: event.parcel, reason: event.reason } }],
      };
    }
    case 'cancel_requested':
      return event.certainlyUnsent
        ? {
            state: reached(row, event.kind, 'cancelled'),
            next: null,
            problems: [],
            log: [{ event: 'cancelled_before_sending', detail: {} }],
          }
        : {
            state: reached(row, event.kind, 'cancelling'),
            next: { step: 'cancel', due: 'now' },
            problems: row.problems,
            log: [{ event: 'cancel_requested', detail: {} }],
          };
    case 'cancel_stopped':
      return {
        state: reached(row, event.kind, 'cancelled'),
        next: null,
        problems: [],
        log: [{ event: 'cancelled', detail: { how: event.how, picanovaOrderId: row.picanovaOrderId } }],
      };
    case 'cancel_refused': {
      const { code, detail: facts } = tooLateFor(event.cause);
      const detail = { picanovaOrderId: event.picanovaOrderId, reason: event.reason, ...facts };
      const others = without(answered, code);
      // What is being printed after all has not failed.
      const before = event.stays === 'sent' ? without(others, 'failed_at_picanova') : others;
      return {
        state: reached(row, event.kind, event.stays),
        next: AT_POLL,
        problems: [...before, { code, detail }],
        log: [{ event: code, detail }],
      };
    }
    case 'disconnected':
      if (isEnded(row.state)) return { ...stays, next: null, log: [] };
      return {
        state: row.state,
        next: { step: row.step === 'cancel' ? 'cancel' : 'sync', due: 'poll' },
        problems: [{ code: 'not_connected', detail: { region: event.region } }],
        log: [],
      };
  }
}
