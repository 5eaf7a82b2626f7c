import { badRequest } from './errors.ts';

export interface PageArgs {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly reverse?: boolean | null;
}

const MAX_PAGE = 250;

const cursorOf = (row: unknown): string => Buffer.from((row as { id: string }).id).toString('base64url');

/**
 * A Relay page over rows in order. As Shopify's, it wants `first` or `last` and at most 250 (shopify-platform §6.1).
 */
export function connection<T extends { readonly id: string }>(rows: readonly T[], args: PageArgs): unknown {
  const size = args.first ?? args.last;
  if (size === null || size === undefined) throw badRequest('you must provide one of first or last');
  if (size < 0 || size > MAX_PAGE) throw badRequest(`The page size must be between 0 and ${MAX_PAGE}.`);
  let page = args.reverse ? rows.toReversed() : rows;
  let skippedBefore = false;
  if (args.after) {
    const index = page.findIndex((row) => cursorOf(row) === args.after);
    if (index < 0) throw badRequest('Invalid cursor for current pagination sort.');
    skippedBefore = true;
    page = page.slice(index + 1);
  }
  if (args.before) {
    const index = page.findIndex((row) => cursorOf(row) === args.before);
    if (index < 0) throw badRequest('Invalid cursor for current pagination sort.');
    page = page.slice(0, index);
  }
  const forwards = typeof args.first === 'number';
  const nodes = forwards ? page.slice(0, size) : page.slice(Math.max(0, page.length - size));
  const cut = page.length > nodes.length;
  const [start] = nodes;
  const end = nodes.at(-1);
  return {
    nodes,
    get edges(): unknown {
      return nodes.map((node) => ({ node, cursor: cursorOf(node) }));
    },
    pageInfo: {
      hasNextPage: forwards ? cut : Boolean(args.before),
      hasPreviousPage: forwards ? skippedBefore : cut,
      startCursor: start ? cursorOf(start) : null,
      endCursor: end ? cursorOf(end) : null,
    },
  };
}
