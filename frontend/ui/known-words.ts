import { holdReason, printOrderState, problemCode } from '../../web/contract/index.ts';

/** Words of the contract that have texts of their own. */
export const ORDER_STATES = printOrderState.options;
export const HOLD_REASONS = holdReason.options;
export const PROBLEMS = problemCode.options;
