import { pickProducts } from '../../bridge/app-bridge.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';

/** Products chosen with Shopify's picker, kept in the address by their numbers. */
export function useChosenProducts(
  parameter: string,
  multiple: boolean,
): { readonly chosen: readonly string[]; readonly choose: () => void } {
  const [search, setSearch] = useUrlState();
  const chosen = (search.get(parameter) ?? '').split(',').filter((number) => /^\d+$/.test(number));
  const choose = async (): Promise<void> => {
    const picked = await pickProducts({ multiple, chosen });
    if (picked.length > 0) setSearch({ [parameter]: picked.map(({ number }) => number).join(',') }, { replace: true });
  };
  return { chosen, choose: () => void choose() };
}
