import type { Problem, ProblemCode } from '../kernel/problems.ts';
import type { KnownLooks } from './artwork-check.ts';
import type { ShopifyOrder } from './shopify-order.ts';
import type { WantedPrintOrder } from './wanted-print-order.ts';

/** Shopify announces to nobody that it is done with a file; a picture takes it seconds, a large one minutes. */
const FILE_RECHECK_MS = 2 * 60_000;
/** A file that was found wrong may be replaced where it is, and nobody announces that either. */
const ARTWORK_RECHECK_MS = 30 * 60_000;
/** Of an order that nobody mends for so long, nobody expects that it goes on by itself. */
const ARTWORK_RECHECKS_FOR_MS = 14 * 86_400_000;

/** Problems of the artwork file, which may be another one the next time. */
const OF_THE_FILE: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'artwork_unreachable',
  'artwork_wrong_type',
  'artwork_too_small',
  'artwork_wrong_ratio',
]);

/** Whether artwork stopped it. */
export function isStoppedByArtwork({ problems }: { readonly problems: readonly Problem[] }): boolean {
  return problems.some(({ code }) => OF_THE_FILE.has(code));
}

/** When an order is looked at again because of files that may be other ones by then. */
export function rechecksAtMs(
  {
    looks,
    order,
    nowMs,
  }: {
    readonly looks: KnownLooks | null;
    readonly order: Pick<ShopifyOrder, 'createdAtMs'>;
    readonly nowMs: number;
  },
  printOrders: readonly WantedPrintOrder[],
): readonly number[] {
  const codes = new Set(printOrders.flatMap(({ problems }) => problems.map(({ code }) => code)));
  const isRecent = nowMs - order.createdAtMs < ARTWORK_RECHECKS_FOR_MS;
  const mayBeMended = looks !== null && isRecent && printOrders.some(isStoppedByArtwork);
  return [
    ...(codes.has('artwork_processing') ? [nowMs + FILE_RECHECK_MS] : []),
    ...(mayBeMended ? [nowMs + ARTWORK_RECHECK_MS] : []),
  ];
}
