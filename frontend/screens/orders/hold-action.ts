import type { OrderJobInput, PrintOrderView } from '../../../web/contract/index.ts';

export type HoldAction = Extract<OrderJobInput['action'], 'hold' | 'release'>;

/** What is at Picanova cannot be held any more. */
export function holdActionOf({ state, holdReason }: Pick<PrintOrderView, 'state' | 'holdReason'>): HoldAction | null {
  if (state === 'held' && holdReason === 'on_hold') return 'release';
  return state === 'held' || state === 'blocked' || state === 'ready' ? 'hold' : null;
}
