import { BlockStack, Card, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeView } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';
import { Facts } from '../../ui/facts.tsx';

/** When each side was last heard, and what waits. */
export function Health(props: { readonly health: HomeView['health'] }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { health } = props;
  const { due, oldestDueAtMs } = health.queue;
  const when = (atMs: number | null): string => (atMs === null ? t('never') : format.relative(atMs));
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('home.health.title')}
        </Text>
        <Facts
          rows={[
            [t('home.health.shopifyWebhook'), when(health.lastShopifyWebhookAtMs)],
            [t('home.health.compared'), when(health.lastReconciledAtMs)],
            [t('home.health.picanovaWebhook'), when(health.lastPicanovaWebhookAtMs)],
            [t('home.health.picanovaChange'), when(health.lastReadBackAtMs)],
            [
              t('home.health.queue'),
              due === 0 || oldestDueAtMs === null
                ? t('home.health.queueEmpty')
                : t('home.health.queueDue', { count: due, since: format.dateTime(oldestDueAtMs) }),
            ],
          ]}
        />
      </BlockStack>
    </Card>
  );
}
