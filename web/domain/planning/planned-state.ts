import type { Amount } from '../kernel/money.ts';
import type { Problem } from '../kernel/problems.ts';
import { expectedCost, isBelowFloor, marginOf, soldFor } from '../print-order/margin.ts';
import type { PrintItem } from '../print-order/print-item.ts';
import type { Gate } from './gate.ts';
import type { PlannedItem } from './plan-item.ts';
import type { CustomsRules, MarginRules } from './rules.ts';
import type { WantedPrintOrder } from './wanted-print-order.ts';

/**
 * Whether it would leave less than the merchant wants to keep, and they want to be asked. `shipping` null = not known:
 * then what shipping takes is left out of account.
 */
export function isHeldForMargin(
  settings: MarginRules & CustomsRules,
  items: readonly PrintItem[],
  shipping: Amount | null,
): boolean {
  if (!settings.holdBelowFloor) return false;
  const cost = expectedCost(items, shipping);
  const total = cost === null ? null : { minor: cost.totalMinor, currency: cost.currency };
  return isBelowFloor(marginOf(soldFor(items), total, settings.customsRates), settings.marginFloorPercent);
}

/** The state of a planned print order: what the gate says first, then what is wrong, then what is worth a question. */
export function stateOf(
  gate: Gate,
  problems: readonly Problem[],
  { planned, waitsBelowFloor }: { readonly planned: readonly PlannedItem[]; readonly waitsBelowFloor: boolean },
): Pick<WantedPrintOrder, 'state' | 'holdReason' | 'holdUntilMs'> {
  if (gate.kind === 'held') return { state: 'held', holdReason: gate.reason, holdUntilMs: gate.untilMs };
  if (planned.some(({ item }) => item?.identity.kind === 'unresolved'))
    return { state: 'held', holdReason: 'catalogue', holdUntilMs: null };
  if (problems.length > 0) return { state: 'blocked', holdReason: null, holdUntilMs: null };
  if (planned.some(({ awaitsArtwork }) => awaitsArtwork))
    return { state: 'held', holdReason: 'artwork', holdUntilMs: null };
  if (waitsBelowFloor) return { state: 'held', holdReason: 'below_floor', holdUntilMs: null };
  return { state: 'ready', holdReason: null, holdUntilMs: null };
}
