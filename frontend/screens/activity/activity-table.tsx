import { BlockStack, IndexTable, Link, Text, useBreakpoints } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityEntry } from '../../../web/contract/index.ts';
import { numberOf } from '../../../web/contract/gids.ts';
import { useFormat } from '../../format/use-format.ts';
import { toHeadings } from '../../ui/headings.ts';
import { useEventText } from '../../ui/use-event-text.ts';
import { useRowsInSteps } from '../../ui/use-rows-in-steps.ts';

const COLUMNS = ['when', 'order', 'event', 'details'] as const;

/** The log as a table, and as a list on a phone; each order is a link to its page. */
export function ActivityTable(props: { readonly entries: readonly ActivityEntry[] }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const eventText = useEventText();
  const { smDown } = useBreakpoints();
  const { shown, style } = useRowsInSteps(props.entries);
  return (
    <div style={style}>
      <IndexTable
        resourceName={{ singular: t('activity.one'), plural: t('activity.many') }}
        itemCount={props.entries.length}
        condensed={smDown}
        selectable={false}
        headings={toHeadings(COLUMNS.map((column) => ({ title: t(`activity.${column}`), id: column })))}
      >
        {shown.map((entry, position) => {
          const { title, detail } = eventText(entry);
          const order =
            entry.orderGid === null ? null : (
              <Link url={`/orders/${numberOf(entry.orderGid)}`}>{entry.orderName ?? numberOf(entry.orderGid)}</Link>
            );
          return (
            <IndexTable.Row key={entry.id} id={entry.id} position={position}>
              {smDown ? (
                <div style={{ padding: 'var(--p-space-300) var(--p-space-400)', whiteSpace: 'normal' }}>
                  <BlockStack gap="100">
                    <Text as="span" fontWeight="medium">
                      {title}
                    </Text>
                    {order}
                    <Text as="span" tone="subdued" breakWord>
                      {detail}
                    </Text>
                    <Text as="span" tone="subdued">
                      {format.dateTime(entry.atMs)}
                    </Text>
                  </BlockStack>
                </div>
              ) : (
                <>
                  <IndexTable.Cell>{format.dateTime(entry.atMs)}</IndexTable.Cell>
                  <IndexTable.Cell>{order}</IndexTable.Cell>
                  <IndexTable.Cell>{title}</IndexTable.Cell>
                  <IndexTable.Cell>
                    <div className="wrap">{detail}</div>
                  </IndexTable.Cell>
                </>
              )}
            </IndexTable.Row>
          );
        })}
      </IndexTable>
    </div>
  );
}
