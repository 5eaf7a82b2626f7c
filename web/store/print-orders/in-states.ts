import type { PrintOrderState } from '../../domain/print-order/states.ts';
import { join, sql, type Sql } from '../sql.ts';

/** `state IN (…)` from the domain's own lists: no guard knows states by itself. */
export function inStates(states: readonly PrintOrderState[]): Sql {
  return sql`state IN (${join([...states])})`;
}
