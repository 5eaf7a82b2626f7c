/**
 * A call of the API: its path, and what each parameter of its query is when the address does not have it; empty =
 * left out.
 */
export interface PlannedCall {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** What the page at the paths of a pattern asks for first. */
export interface PlannedPage {
  /** Of a regular expression. */
  readonly pattern: string;
  readonly calls: readonly PlannedCall[];
}

/** Where a document is opened. */
interface Opened {
  readonly pathname: string;
  readonly search: string;
  readonly timeZone: string;
}

/**
 * What the first page will ask the API for, by its address alone. Stands in the document itself, so that the answers
 * are on their way while the code is: hence without imports, and by a plan made of the table of pages and the
 * contract (`api/planned-pages.ts`). A call that the page then does not make is one in vain, no more.
 */
export function firstCalls(plan: readonly PlannedPage[], { pathname, search, timeZone }: Opened): readonly string[] {
  const given = new URLSearchParams(search);
  for (const { pattern, calls } of plan) {
    const found = new RegExp(pattern).exec(pathname);
    if (found === null) continue;
    return calls.map(({ path, query }) => {
      const parameters = Object.entries(query)
        .map(([name, absent]) => [name, name === 'timeZone' ? timeZone : (given.get(name) ?? absent)])
        .filter(([, value]) => value !== '');
      const url = `/api${path.replaceAll(/:(\w+)/g, (_match, name: string) => found.groups?.[name] ?? '')}`;
      return parameters.length === 0 ? url : `${url}?${new URLSearchParams(parameters)}`;
    });
  }
  return [];
}
