import type { Clock } from '../pipeline/ports/system.ts';
import type { WorkStore } from '../pipeline/ports/index.ts';

/**
 * 60 calls a minute an account, shared by all processes through the store (picanova-api §1.6).
 *
 * Permits are taken from the store in small blocks, so that a busy process asks it once for several calls. Invariant:
 * in no 60 s do more than `callsPerMinute` calls leave. A permit may be used up to 5 s after it was counted, so the
 * store counts over 65 s; that also leaves 8 % for calls that arrive closer together than they left.
 */
export interface CallBudget {
  /** One permit, or when the next one may be had. */
  take(account: string): Promise<Permit>;
  /** The remote side said no: nothing leaves this process for the account before that time. */
  pause(account: string, untilMs: number): void;
}

export type Permit = { readonly outcome: 'granted' } | { readonly outcome: 'denied'; readonly retryAtMs: number };

export interface CallBudgetParts {
  readonly takeCalls: WorkStore['takeCalls'];
  readonly callsPerMinute: number;
  readonly clock: Clock;
}

const MINUTE_MS = 60_000;
const PERMIT_LIFE_MS = 5_000;
const BLOCKS_PER_MINUTE = 12;

interface Account {
  permits: number;
  validUntilMs: number;
  deniedUntilMs: number;
  blockSize: number;
  refill: Promise<void> | null;
}

/**
 * A process's view of the budget. Blocks double from 1 to a twelfth of the limit while they are used up in time, and
 * start at 1 again after a quiet spell: idle processes hoard nothing.
 */
export function createCallBudget({ takeCalls, callsPerMinute, clock }: CallBudgetParts): CallBudget {
  const accounts = new Map<string, Account>();
  const maxBlock = Math.max(1, Math.floor(callsPerMinute / BLOCKS_PER_MINUTE));

  const accountOf = (name: string): Account => {
    const known = accounts.get(name);
    if (known) return known;
    const made: Account = { permits: 0, validUntilMs: 0, deniedUntilMs: 0, blockSize: 0, refill: null };
    accounts.set(name, made);
    return made;
  };

  const refill = async (name: string, account: Account): Promise<void> => {
    const nowMs = clock.now();
    const usedUp = account.permits === 0 && nowMs < account.validUntilMs;
    account.blockSize = usedUp ? Math.min(maxBlock, account.blockSize * 2) : 1;
    const answer = await takeCalls({
      account: name,
      limit: callsPerMinute,
      windowMs: MINUTE_MS + PERMIT_LIFE_MS,
      wanted: account.blockSize,
      nowMs,
    });
    account.permits = answer.granted;
    account.validUntilMs = clock.now() + PERMIT_LIFE_MS;
    if (answer.granted === 0) account.deniedUntilMs = Math.max(account.deniedUntilMs, answer.retryAtMs, nowMs + 1);
  };

  return {
    take: async (name) => {
      const account = accountOf(name);
      for (;;) {
        const nowMs = clock.now();
        if (nowMs < account.deniedUntilMs) return { outcome: 'denied', retryAtMs: account.deniedUntilMs };
        if (account.permits > 0 && nowMs < account.validUntilMs) {
          account.permits -= 1;
          return { outcome: 'granted' };
        }
        account.refill ??= refill(name, account).finally(() => {
          account.refill = null;
        });
        await account.refill;
      }
    },
    pause: (name, untilMs) => {
      const account = accountOf(name);
      account.deniedUntilMs = Math.max(account.deniedUntilMs, untilMs);
    },
  };
}
