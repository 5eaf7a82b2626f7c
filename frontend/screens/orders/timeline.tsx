import { BlockStack, Card, Link, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { numberOf, type OrderView } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';
import { useEventText } from '../../ui/use-event-text.ts';

const WHOLE = 200;

/** Every step of the order, newest first. */
export function Timeline(props: { readonly entries: OrderView['timeline']; readonly orderGid: string }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const eventText = useEventText();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('order.timeline')}
        </Text>
        <ol className="timeline">
          {props.entries.map((entry) => {
            const { title, detail } = eventText(entry);
            return (
              <li key={entry.id}>
                <BlockStack gap="050">
                  <Text as="span" fontWeight="medium">
                    {title}
                  </Text>
                  {detail === '' ? null : (
                    <Text as="span" tone="subdued" breakWord>
                      {detail}
                    </Text>
                  )}
                  <Text as="span" tone="subdued" variant="bodySm">
                    {format.dateTime(entry.atMs)}
                  </Text>
                </BlockStack>
              </li>
            );
          })}
        </ol>
        {props.entries.length < WHOLE ? null : (
          <Link url={`/activity?order=${numberOf(props.orderGid)}`}>{t('order.timelineOlder')}</Link>
        )}
      </BlockStack>
    </Card>
  );
}
