import { orderFilter, type OrderFilter } from '../../../web/http/api/contract/index.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';
import { usePaging, type Paging } from '../../ui/use-paging.ts';

/** Tab, problem, words, page and running task of the orders list, as the address has them. What the contract does not know counts as absent. */
export function useOrderFilter(): { readonly filter: OrderFilter; readonly paging: Paging; readonly job: string | null; readonly setJob: (id: string | null) => void } {
  const [search, setSearch] = useUrlState();
  const given = { tab: search.get('tab') ?? undefined, problem: search.get('problem') ?? undefined, q: search.get('q') ?? undefined };
  const parsed = orderFilter.safeParse(given);
  return {
    filter: parsed.success ? parsed.data : { tab: 'all' },
    paging: usePaging(),
    job: search.get('job'),
    setJob: (id) => setSearch({ job: id }, { replace: true }),
  };
}
