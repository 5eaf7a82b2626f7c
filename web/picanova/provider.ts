import type { Region } from '../domain/kernel/ids.ts';
import type { PrintProvider } from '../pipeline/ports/print-provider.ts';
import type { Clock, Log } from '../pipeline/ports/system.ts';
import type { CallUrgency, WorkStore } from '../pipeline/ports/index.ts';
import { createCallBudget } from './budget.ts';
import { createCaller } from './caller.ts';
import { createCatalogueCalls } from './catalogue.ts';
import { CALL_LIMITS } from './limits.ts';
import type { CallLimits } from './limits.ts';
import { createOrderCalls } from './orders.ts';
import { createHttpClient } from '../outbound/http-client.ts';

export interface PicanovaProviderParts {
  /** Per region, without version and closing slash: `https://api.merchone.com/api`. */
  readonly baseUrls: Readonly<Record<Region, string>>;
  readonly takeCalls: WorkStore['takeCalls'];
  readonly callsPerMinute: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: CallLimits;
  readonly countCall?: (outcome: string) => void;
}

/** Picanova, once for each urgency: what a call is for decides how much of the budget is left to it. */
export type PicanovaProviders = Readonly<Record<CallUrgency, PrintProvider>>;

/**
 * Picanova behind the pipeline's port: beta by default, v1 where the request says so. Failures are values; only a
 * broken store throws.
 */
export function createPicanovaProviders(parts: PicanovaProviderParts): PicanovaProviders {
  const { takeCalls, callsPerMinute, clock, limits = CALL_LIMITS } = parts;
  const budget = createCallBudget({ takeCalls, callsPerMinute, clock });
  const http = createHttpClient();
  function providerFor(urgency: CallUrgency): PrintProvider {
    const call = createCaller({ ...parts, urgency, budget, http, limits });
    return { ...createOrderCalls(call, limits), ...createCatalogueCalls(call, limits) };
  }
  return {
    cancel: providerFor('cancel'),
    read_back: providerFor('read_back'),
    send: providerFor('send'),
    poll: providerFor('poll'),
  };
}
