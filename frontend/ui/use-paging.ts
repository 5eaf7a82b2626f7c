import { useUrlState } from '../bridge/use-url-state.ts';

export interface Paging {
  /** Cursor of the page to read; undefined = the first. */
  readonly after: string | undefined;
  readonly hasPrevious: boolean;
  readonly toNext: (cursor: string) => void;
  readonly toPrevious: () => void;
}

/** Keyset pages in the address: going on is a step of history, so going back is the browser's own back. */
export function usePaging(): Paging {
  const [search, setSearch] = useUrlState();
  const after = search.get('after') ?? undefined;
  return {
    after,
    hasPrevious: after !== undefined,
    toNext: (cursor) => setSearch({ after: cursor }),
    toPrevious: () => history.back(),
  };
}
