import { useMemo } from 'react';
import { orderFilter, type OrderFilter } from '../../../web/contract/index.ts';
import { addressInput, parametersOf } from '../../api/address-input.ts';
import type { Input } from '../../api/call.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';
import { usePainted } from '../../ui/after-paint.ts';
import { useStable } from '../../ui/use-stable.ts';
import { usePaging, type Paging } from '../../ui/use-paging.ts';

interface OrderList {
  readonly filter: OrderFilter;
  /** What the list asks for: a moment behind the filter, so that a pressed tab is seen to be pressed at once. */
  readonly input: Input<'orders'>;
  /** The filter of what the list asks for. */
  readonly shownFilter: OrderFilter;
  readonly paging: Paging;
  readonly job: string | null;
  readonly setJob: (id: string | null) => void;
}

/** The orders list and its running task as the address has them. */
export function useOrderFilter(): OrderList {
  const [search, setSearch] = useUrlState();
  const shown = usePainted(search.toString());
  return {
    filter: parametersOf(orderFilter, search),
    ...useMemo(() => {
      const search = new URLSearchParams(shown);
      return { input: addressInput('orders', { search }), shownFilter: parametersOf(orderFilter, search) };
    }, [shown]),
    paging: usePaging(),
    job: search.get('job'),
    setJob: useStable((id) => setSearch({ job: id }, { replace: true })),
  };
}
