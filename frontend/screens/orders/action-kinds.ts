import type { OrderJobInput, PrintOrderView } from '../../../web/contract/index.ts';

type Action = PrintOrderView['actions'][number];

/** Done in Shopify, by a task. */
export type HoldAction = Extract<OrderJobInput['action'], 'hold' | 'release'>;
/** Done to the print order itself. */
export type PrintOrderCommand = Exclude<Action, HoldAction | 'send' | 'retry'>;

export function isHoldAction(action: Action): action is HoldAction {
  return action === 'hold' || action === 'release';
}

/** What is done to the whole order stands at the top of its page. */
export function isCommand(action: Action): action is PrintOrderCommand {
  return !isHoldAction(action) && action !== 'send' && action !== 'retry';
}
