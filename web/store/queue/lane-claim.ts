import type { ClaimRequest } from '../../pipeline/ports/index.ts';
import type { Queue } from './lanes.ts';

/** Tables whose rows wait in lanes. */
export type LaneTable = 'shop_order' | 'print_order' | 'fulfillment_order';

export interface LaneClaim {
  readonly table: LaneTable;
  /** Served in this order, each from its longest waiting lane on. */
  readonly queues: readonly Queue[];
  readonly request: ClaimRequest;
  readonly perLane: number;
}

export interface DueRows<Row> {
  readonly rows: readonly Row[];
  /** Keys of the lanes that were looked at. A lane beyond the limit keeps its place. */
  readonly served: readonly string[];
}
