import { productFilter, type ProductFilter } from '../../../web/http/api/contract/index.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';
import { usePaging, type Paging } from '../../ui/use-paging.ts';

interface ProductList {
  readonly filter: ProductFilter;
  readonly paging: Paging;
  /** Number of the variant whose editor is open. */
  readonly edit: string | null;
  readonly setEdit: (variant: string | null) => void;
  readonly job: string | null;
  readonly setJob: (id: string | null) => void;
}

/** The products list as the address has it. What the contract does not know counts as absent. */
export function useProductFilter(): ProductList {
  const [search, setSearch] = useUrlState();
  const parsed = productFilter.safeParse({ tab: search.get('tab') ?? undefined, q: search.get('q') ?? undefined, product: search.get('product') ?? undefined });
  return {
    filter: parsed.success ? parsed.data : { tab: 'all' },
    paging: usePaging(),
    edit: search.get('edit'),
    setEdit: (edit) => setSearch({ edit }, { replace: true }),
    job: search.get('job'),
    setJob: (job) => setSearch({ job }, { replace: true }),
  };
}
