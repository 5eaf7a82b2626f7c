import { BlockStack, Card, Link, List, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { region } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { Hint } from '../../ui/hint.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { CardsSkeleton } from '../../ui/page-skeleton.tsx';
import { ConnectionCard } from './connection-card.tsx';

const REFRESH_MS = 10_000;

/** One card a region. The list is read again by itself, so that a first webhook or a finished catalogue shows. */
export function ConnectionsSection(): ReactNode {
  const { t } = useTranslation();
  const connections = useRead('connections', {}, { refetchMs: () => REFRESH_MS });
  return (
    <Loaded query={connections} skeleton={<CardsSkeleton cards={2} lines={5} />}>
      {({ connections: connected }) => (
        <BlockStack gap="400">
          <Hint>{t('connections.hint')}</Hint>
          <WhereKeysAre />
          {region.options.map((one) => (
            <ConnectionCard
              key={one}
              region={one}
              connection={connected.find((connection) => connection.region === one) ?? null}
            />
          ))}
        </BlockStack>
      )}
    </Loaded>
  );
}

/** The one login of the print house that is known by address; its stores are found behind it. */
const PICANOVA_LOGIN = 'https://merchone.com';

/** The way to the keys, and to the place of the webhook address. */
function WhereKeysAre(): ReactNode {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('connections.where')}
        </Text>
        <List type="number">
          {(['login', 'store', 'keys', 'webhook'] as const).map((step) => (
            <List.Item key={step}>{t(`connections.whereSteps.${step}`)}</List.Item>
          ))}
        </List>
        <Link url={PICANOVA_LOGIN} external>
          {t('connections.openPicanova')}
        </Link>
      </BlockStack>
    </Card>
  );
}
