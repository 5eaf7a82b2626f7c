import { IndexFilters, IndexFiltersMode, type IndexFiltersProps } from '@shopify/polaris';
import { useMemo, useState, type ReactNode } from 'react';
import { useUrlState } from '../bridge/use-url-state.ts';
import { useStable } from './use-stable.ts';
import { useTypedQuery } from './use-typed-query.ts';

interface ListFiltersProps<Tab extends string> {
  readonly tabs: readonly { readonly id: Tab; readonly label: string; readonly count: number | undefined }[];
  readonly tab: Tab;
  readonly placeholder: string;
  readonly loading: boolean;
  readonly filters?: IndexFiltersProps['filters'];
  readonly applied?: NonNullable<IndexFiltersProps['appliedFilters']>;
  /** Parameters that go when all filters are cleared. */
  readonly parameters: readonly string[];
}

/** Tabs, search and filters of a list, all kept in the address. Words typed are searched when the typing pauses. */
export function ListFilters<Tab extends string>(props: ListFiltersProps<Tab>): ReactNode {
  const [search, setSearch] = useUrlState();
  const [typed, setTyped] = useTypedQuery(search.get('q') ?? '', (q) =>
    setSearch({ q, after: null }, { replace: true }),
  );
  const applied = props.applied ?? [];
  const [mode, setMode] = useState(
    typed === '' && applied.length === 0 ? IndexFiltersMode.Default : IndexFiltersMode.Filtering,
  );
  const clear = (): void => {
    setTyped('');
    setSearch({ q: null, after: null, ...Object.fromEntries(props.parameters.map((name) => [name, null])) });
  };
  return (
    <IndexFilters
      // Polaris measures its tabs once: they are drawn anew when the first counts widen them.
      key={props.tabs.some(({ count }) => count !== undefined) ? 'counted' : 'uncounted'}
      tabs={useTabs(props.tabs, (tab) => setSearch({ tab, after: null }))}
      selected={Math.max(
        0,
        props.tabs.findIndex(({ id }) => id === props.tab),
      )}
      onSelect={() => undefined}
      canCreateNewView={false}
      mode={mode}
      setMode={setMode}
      queryValue={typed}
      queryPlaceholder={props.placeholder}
      onQueryChange={setTyped}
      onQueryClear={() => setTyped('')}
      filters={props.filters ?? []}
      appliedFilters={[...applied]}
      onClearAll={clear}
      cancelAction={{ onAction: clear }}
      loading={props.loading}
      hideFilters={props.filters === undefined}
      filteringAccessibilityTooltip={props.placeholder}
      disableStickyMode
    />
  );
}

/** The same list as long as it says the same: Polaris measures all tabs anew for a new one, with each press too. */
function useTabs<Tab extends string>(
  tabs: ListFiltersProps<Tab>['tabs'],
  onPick: (tab: Tab) => void,
): NonNullable<IndexFiltersProps['tabs']> {
  const pick = useStable(onPick);
  const said = JSON.stringify(tabs);
  return useMemo(
    () =>
      (JSON.parse(said) as typeof tabs).map(({ id, label, count }) => ({
        id,
        content: label,
        ...(count === undefined ? {} : { badge: String(count) }),
        isLocked: true,
        onAction: () => pick(id),
      })),
    [said, pick],
  );
}
