import {
  keepPreviousData,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { RouteName } from '../../web/contract/index.ts';
import { call, type Answer, type Input } from './call.ts';
import { isPassing, retryDelayMs, retryRead } from './failure.ts';

const FRESH_MS = 5_000;
/** What could not be read is asked for again after so long, for as long as it is shown. */
const AGAIN_MS = 5_000;

/**
 * The cache of what was read: an answer counts as new for five seconds, and is read again when the window is looked at.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: retryRead, retryDelay: retryDelayMs, staleTime: FRESH_MS, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}

/**
 * Key and function of a read: the key is the route's name and input, so `useRefresh` can name what a change makes
 * stale.
 */
export function queryOf<Name extends RouteName>(name: Name, input: Input<Name>) {
  return { queryKey: [name, input], queryFn: ({ signal }: { signal: AbortSignal }) => call(name, input, signal) };
}

export interface ReadOptions<Data> {
  /** Read again after so long; false = not by itself. */
  readonly refetchMs?: (data: Data | undefined) => number | false;
  readonly enabled?: boolean;
  /** Show the page before while the next one loads, so that the table does not jump. */
  readonly keepPrevious?: boolean;
}

/** Reads a route while the component is shown. */
export function useRead<Name extends RouteName>(
  name: Name,
  input: Input<Name>,
  options: ReadOptions<Answer<Name>> = {},
): UseQueryResult<Answer<Name>, Error> {
  return useQuery<Answer<Name>, Error>({
    ...queryOf(name, input),
    enabled: options.enabled ?? true,
    refetchInterval: ({ state }) => (isPassing(state.error) ? AGAIN_MS : (options.refetchMs?.(state.data) ?? false)),
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData as never } : {}),
  });
}

/** Calls a route on a click. `stale` names the reads that are not true any more afterwards, failed or not. */
export function useAct<Name extends RouteName>(
  name: Name,
  stale: readonly RouteName[] = [],
): UseMutationResult<Answer<Name>, Error, Input<Name>> {
  const refresh = useRefresh();
  return useMutation<Answer<Name>, Error, Input<Name>>({
    mutationFn: (input) => call(name, input),
    onSettled: () => refresh(stale),
  });
}

/** Reads anew, wherever it is shown, what some routes have answered. */
export function useRefresh(): (names: readonly RouteName[]) => Promise<void> {
  const client = useQueryClient();
  return async (names) => {
    await Promise.all(names.map((name) => client.invalidateQueries({ queryKey: [name] })));
  };
}
