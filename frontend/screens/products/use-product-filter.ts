import { useMemo } from 'react';
import { productFilter, type ProductFilter } from '../../../web/contract/index.ts';
import { addressInput, parametersOf } from '../../api/address-input.ts';
import type { Input } from '../../api/call.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';
import { usePainted } from '../../ui/after-paint.ts';
import { useStable } from '../../ui/use-stable.ts';
import { usePaging, type Paging } from '../../ui/use-paging.ts';

interface ProductList {
  readonly filter: ProductFilter;
  /** What the list asks for: a moment behind the filter, so that a pressed tab is seen to be pressed at once. */
  readonly input: Input<'products'>;
  readonly countsInput: Input<'productCounts'>;
  readonly paging: Paging;
  /** Number of the variant whose editor is open. */
  readonly edit: string | null;
  readonly setEdit: (variant: string | null) => void;
  readonly job: string | null;
  readonly setJob: (id: string | null) => void;
}

/** The products list as the address has it. */
export function useProductFilter(): ProductList {
  const [search, setSearch] = useUrlState();
  const shown = usePainted(search.toString());
  return {
    filter: parametersOf(productFilter, search),
    input: useMemo(() => addressInput('products', { search: new URLSearchParams(shown) }), [shown]),
    countsInput: addressInput('productCounts', { search }),
    paging: usePaging(),
    edit: search.get('edit'),
    setEdit: useStable((edit) => setSearch({ edit }, { replace: true })),
    job: search.get('job'),
    setJob: useStable((job) => setSearch({ job }, { keepsTyped: true })),
  };
}
