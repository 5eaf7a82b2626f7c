import { z } from 'zod';
import { problemCode, type JobRow } from '../../../web/contract/index.ts';

/** What the preview of older orders tells of each order it found. */
const foundDetail = z.object({
  printOrders: z.number().catch(1),
  items: z.number().catch(0),
  problems: z.array(problemCode).catch([]),
  held: z.string().nullable().catch(null),
  createdAtMs: z.number().nullable().catch(null),
  /** Of its prints, without shipping; null = the catalogue does not say. */
  cost: z.object({ minor: z.number(), currency: z.string() }).nullable().catch(null),
});

export type Found = z.infer<typeof foundDetail> & Pick<JobRow, 'row' | 'label'>;

/** A row of the preview; what an older server did not tell is left open. */
export function readFound({ row, label, detail }: JobRow): Found {
  return { row, label, ...foundDetail.parse(detail) };
}
