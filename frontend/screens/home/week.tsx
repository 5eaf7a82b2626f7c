import { BlockStack, Card, InlineGrid, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeView } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';
import { SERIES, WeekChart } from './week-chart.tsx';

/** The last 7 days in numbers and one chart. */
export function Week(props: { readonly days: HomeView['days']; readonly totals: HomeView['totals'] }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const isEmpty = SERIES.every((series) => props.totals[series] === 0);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('home.week.title')}
        </Text>
        <InlineGrid columns={3} gap="400">
          {SERIES.map((series) => (
            <BlockStack key={series} gap="100">
              <InlineStack gap="150" blockAlign="center" wrap={false}>
                <svg className="chart-swatch" viewBox="0 0 12 12" aria-hidden="true">
                  <rect className={`chart-bar-${series}`} width="12" height="12" rx="3" />
                </svg>
                <Text as="p" tone="subdued">
                  {t(`home.week.${series}`)}
                </Text>
              </InlineStack>
              <Text as="p" variant="headingLg">
                {format.number(props.totals[series])}
              </Text>
            </BlockStack>
          ))}
        </InlineGrid>
        {isEmpty ? (
          <Text as="p" tone="subdued">
            {t('home.week.empty')}
          </Text>
        ) : (
          <WeekChart days={props.days} />
        )}
      </BlockStack>
    </Card>
  );
}
