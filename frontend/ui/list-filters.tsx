import { Box, Button, Icon, InlineGrid, InlineStack, TextField } from '@shopify/polaris';
import { SearchIcon, XSmallIcon } from '@shopify/polaris-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useUrlState } from '../bridge/use-url-state.ts';
import { useTypedQuery } from './use-typed-query.ts';
import { ViewTabs } from './view-tabs.tsx';

interface ListFiltersProps<Tab extends string> {
  readonly tabs: readonly { readonly id: Tab; readonly label: string; readonly count: number | undefined }[];
  readonly tab: Tab;
  readonly placeholder: string;
  readonly loading: boolean;
  /** Another field beside the search. */
  readonly filter?: ReactNode;
  /** What narrows the list and has no field of its own. */
  readonly applied?: readonly { readonly key: string; readonly label: string; readonly onRemove: () => void }[];
}

/** Tabs, search and filters of a list, all kept in the address. Words typed are searched when the typing pauses. */
export function ListFilters<Tab extends string>(props: ListFiltersProps<Tab>): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useUrlState();
  const [typed, setTyped] = useTypedQuery(search.get('q') ?? '', (q) =>
    setSearch({ q, after: null }, { replace: true }),
  );
  const { filter, applied = [] } = props;
  return (
    <div className="list-filters">
      <ViewTabs
        label={t('views')}
        tabs={props.tabs}
        selected={props.tab}
        onSelect={(tab) => setSearch({ tab, after: null })}
      />
      <InlineGrid columns={filter === undefined ? 1 : { xs: 1, md: '2fr 1fr' }} gap="200">
        <TextField
          label={props.placeholder}
          labelHidden
          placeholder={props.placeholder}
          prefix={<Icon source={SearchIcon} tone="subdued" />}
          value={typed}
          onChange={setTyped}
          clearButton
          onClearButtonClick={() => setTyped('')}
          autoComplete="off"
          loading={props.loading}
        />
        {filter}
      </InlineGrid>
      {applied.length === 0 ? null : (
        <Box>
          <InlineStack gap="200">
            {applied.map(({ key, label, onRemove }) => (
              <Button key={key} size="slim" icon={XSmallIcon} onClick={onRemove}>
                {label}
              </Button>
            ))}
          </InlineStack>
        </Box>
      )}
    </div>
  );
}
