import { olderOrder, type JobRow } from '../../../web/contract/index.ts';
import type { FoundOrder } from '../../../web/contract/older-orders.ts';

export type Found = FoundOrder & Pick<JobRow, 'label'>;

/** A row of the preview. */
export function readFound({ row, label, detail }: JobRow): Found {
  return { row, label, ...olderOrder.parse(detail) };
}
