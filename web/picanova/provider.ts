import type { Region } from '../domain/kernel/ids.ts';
import type { PrintProvider } from '../pipeline/ports/print-provider.ts';
import type { Clock, Log } from '../pipeline/ports/system.ts';
import type { WorkStore } from '../pipeline/ports/index.ts';
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
}

/**
 * Picanova behind the pipeline's port: beta by default, v1 where the request says so. Failures are values; only a
 * broken store throws.
 */
export function createPicanovaProvider({
  baseUrls,
  takeCalls,
  callsPerMinute,
  clock,
  log,
  limits = CALL_LIMITS,
}: PicanovaProviderParts): PrintProvider {
  const budget = createCallBudget({ takeCalls, callsPerMinute, clock });
  const call = createCaller({ baseUrls, budget, http: createHttpClient(), limits, clock, log });
  return { ...createOrderCalls(call, limits), ...createCatalogueCalls(call, limits) };
}
