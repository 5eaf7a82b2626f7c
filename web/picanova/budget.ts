import type { Clock } from '../pipeline/ports/system.ts';
import type { CallPace, CallUrgency, WorkStore } from '../pipeline/ports/index.ts';

/**
 * 60 calls a minute an account, shared by all processes through the store (picanova-api §1.6).
 *
 * Permits are taken from the store in small blocks, so that a busy process asks it once for several calls. Invariant:
 * in no 60 s do more than `callsPerMinute` calls leave. A permit may be used up to 5 s after it was counted, so the
 * store counts over 65 s; that also leaves 8 % for calls that arrive closer together than they left.
 *
 * What is less urgent leaves a part of the calls to what is more urgent (`LEFT_TO_OTHERS`), and does not use up its
 * own at once (`PACE`), because calls that left together come back together. However many orders wait to be sent,
 * twenty cancels find a call at once; beside any number of read-backs, six do.
 */
export interface CallBudget {
  /** One permit, or when the next one may be had. */
  take(account: string, urgency: CallUrgency): Promise<Permit>;
  /** The remote side said no: nothing leaves this process for the account before that time. */
  pause(account: string, untilMs: number): void;
}

/** `by`: the budget has nothing for this urgency, or the remote side wants none of any. */
export type Permit =
  | { readonly outcome: 'granted' }
  | { readonly outcome: 'denied'; readonly by: 'budget' | 'remote'; readonly retryAtMs: number };

export interface CallBudgetParts {
  readonly takeCalls: WorkStore['takeCalls'];
  readonly callsPerMinute: number;
  readonly clock: Clock;
}

const MINUTE_MS = 60_000;
const PERMIT_LIFE_MS = 5_000;
const WINDOW_MS = MINUTE_MS + PERMIT_LIFE_MS;
const BLOCKS_PER_MINUTE = 12;

/** The part that each urgency never touches: of 60 calls, cancels may use all, read-backs 54, sends 52, polls 50. */
const LEFT_TO_OTHERS: Readonly<Record<CallUrgency, number>> = { cancel: 0, read_back: 0.1, send: 0.13, poll: 0.16 };
const FROM_LEAST_URGENT: readonly CallUrgency[] = ['poll', 'send', 'read_back', 'cancel'];

/**
 * Of 60 calls at most 40 are sends; 30 leave at once, then 4 in 7 s. Polls can wait, and must not use up what the next
 * orders need: 20 at most, 10 at once, then 1 in 7 s.
 */
const PACE: Readonly<Partial<Record<CallUrgency, Readonly<Record<'most' | 'freely' | 'evenly', number>>>>> = {
  send: { most: 2 / 3, freely: 1 / 2, evenly: 1 / 15 },
  poll: { most: 1 / 3, freely: 1 / 6, evenly: 1 / 60 },
};
const EVENLY_IN_MS = 7_000;

function paceOf(urgency: CallUrgency, callsPerMinute: number): { readonly pace?: CallPace } {
  const parts = PACE[urgency];
  if (parts === undefined) return {};
  const callsOf = (part: number): number => Math.max(1, Math.floor(callsPerMinute * part));
  const [most, freely, limit] = [callsOf(parts.most), callsOf(parts.freely), callsOf(parts.evenly)];
  return { pace: { most, freely, limit, windowMs: EVENLY_IN_MS } };
}

/** What one account has in hand for calls of one urgency. */
interface Purse {
  permits: number;
  validUntilMs: number;
  deniedUntilMs: number;
  blockSize: number;
  refill: Promise<void> | null;
}

interface Account {
  readonly purses: Readonly<Record<CallUrgency, Purse>>;
  pausedUntilMs: number;
}

function emptyPurse(): Purse {
  return { permits: 0, validUntilMs: 0, deniedUntilMs: 0, blockSize: 0, refill: null };
}

function newAccount(): Account {
  const purses = { cancel: emptyPurse(), read_back: emptyPurse(), send: emptyPurse(), poll: emptyPurse() };
  return { purses, pausedUntilMs: 0 };
}

/** Spends a permit of its own, or one that lies there for less urgent calls. */
function spend({ purses }: Account, urgency: CallUrgency, nowMs: number): boolean {
  for (const owner of FROM_LEAST_URGENT) {
    const purse = purses[owner];
    if (purse.permits > 0 && nowMs < purse.validUntilMs) {
      purse.permits -= 1;
      return true;
    }
    if (owner === urgency) return false;
  }
  return false;
}

/**
 * A process's view of the budget. Blocks double from 1 to a twelfth of the limit while they are used up in time, and
 * start at 1 again after a quiet spell: idle processes hoard nothing.
 */
export function createCallBudget({ takeCalls, callsPerMinute, clock }: CallBudgetParts): CallBudget {
  const accounts = new Map<string, Account>();
  const maxBlock = Math.max(1, Math.floor(callsPerMinute / BLOCKS_PER_MINUTE));
  const limitOf = (urgency: CallUrgency): number =>
    Math.max(1, callsPerMinute - Math.ceil(callsPerMinute * LEFT_TO_OTHERS[urgency]));
  const accountOf = (name: string): Account => {
    const known = accounts.get(name);
    if (known) return known;
    const made = newAccount();
    accounts.set(name, made);
    return made;
  };

  const refill = async (name: string, urgency: CallUrgency, purse: Purse): Promise<void> => {
    const nowMs = clock.now();
    const usedUp = purse.permits === 0 && nowMs < purse.validUntilMs;
    purse.blockSize = usedUp ? Math.min(maxBlock, purse.blockSize * 2) : 1;
    const answer = await takeCalls({
      account: name,
      urgency,
      limit: limitOf(urgency),
      windowMs: WINDOW_MS,
      wanted: purse.blockSize,
      nowMs,
      ...paceOf(urgency, callsPerMinute),
    });
    purse.permits = answer.granted;
    purse.validUntilMs = clock.now() + PERMIT_LIFE_MS;
    if (answer.granted === 0) purse.deniedUntilMs = Math.max(purse.deniedUntilMs, answer.retryAtMs, nowMs + 1);
  };

  return {
    take: async (name, urgency) => {
      const account = accountOf(name);
      const purse = account.purses[urgency];
      for (;;) {
        const nowMs = clock.now();
        if (nowMs < account.pausedUntilMs) return { outcome: 'denied', by: 'remote', retryAtMs: account.pausedUntilMs };
        if (spend(account, urgency, nowMs)) return { outcome: 'granted' };
        if (nowMs < purse.deniedUntilMs) return { outcome: 'denied', by: 'budget', retryAtMs: purse.deniedUntilMs };
        purse.refill ??= refill(name, urgency, purse).finally(() => {
          purse.refill = null;
        });
        await purse.refill;
      }
    },
    pause: (name, untilMs) => {
      const account = accountOf(name);
      account.pausedUntilMs = Math.max(account.pausedUntilMs, untilMs);
    },
  };
}
