import type { Outcome } from '../../pipeline/ports/index.ts';
import { unreachable } from './failures.ts';
import type { PageInfo } from '../orders/wire.ts';

export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
}

export type PageOutcome<Node> = Outcome<{ readonly outcome: 'page'; readonly page: Page<Node> }>;

/** All nodes from a first page on. `more` asks for the page after a cursor; without a next page it is never called. */
export async function readAll<Node>(
  first: Page<Node>,
  more: (after: string) => Promise<PageOutcome<Node>>,
): Promise<Outcome<{ readonly outcome: 'all'; readonly nodes: readonly Node[] }>> {
  const nodes = [...first.nodes];
  let { pageInfo } = first;
  while (pageInfo.hasNextPage && pageInfo.endCursor !== null) {
    const next = await more(pageInfo.endCursor);
    if (next.outcome !== 'page') return next;
    nodes.push(...next.page.nodes);
    ({ pageInfo } = next.page);
  }
  return { outcome: 'all', nodes };
}

/**
 * A page as it was answered; null = the object it belongs to went away between two pages, and is read anew next time.
 */
export function pageOf<Node>(page: Page<Node> | null | undefined): PageOutcome<Node> {
  return page === null || page === undefined
    ? unreachable('what is read page by page is gone')
    : { outcome: 'page', page };
}
