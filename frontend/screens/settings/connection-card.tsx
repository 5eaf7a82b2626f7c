import { Badge, Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionView, Region } from '../../../web/contract/index.ts';
import { ConnectionDetails } from './connection-details.tsx';
import { CredentialsForm } from './credentials-form.tsx';

interface ConnectionCardProps {
  readonly region: Region;
  readonly connection: ConnectionView | null;
}

/** The account of one region: its credentials when it has none or they are refused, else what is known of it. */
export function ConnectionCard(props: ConnectionCardProps): ReactNode {
  const { t } = useTranslation();
  const { region, connection } = props;
  const [replacing, setReplacing] = useState(false);
  const needsForm = connection === null || connection.rejected || replacing;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {t(`region.${region}`)}
            </Text>
            <StateBadge connection={connection} />
          </InlineStack>
          {connection === null || connection.rejected ? null : (
            <Button onClick={() => setReplacing(!replacing)}>
              {t(replacing ? 'action.cancel' : 'connections.replace')}
            </Button>
          )}
        </InlineStack>
        {connection?.shared === true ? (
          <Banner tone="warning" title={t('connections.shared')}>
            <p>{t('connections.sharedText')}</p>
          </Banner>
        ) : null}
        {needsForm ? (
          <CredentialsForm region={region} connection={connection} onConnected={() => setReplacing(false)} />
        ) : null}
        {connection === null ? null : <ConnectionDetails connection={connection} />}
      </BlockStack>
    </Card>
  );
}

function StateBadge(props: { readonly connection: ConnectionView | null }): ReactNode {
  const { t } = useTranslation();
  const { connection } = props;
  if (connection === null) return <Badge>{t('connections.notConnected')}</Badge>;
  if (connection.rejected) return <Badge tone="critical">{t('connections.rejected')}</Badge>;
  return <Badge tone="success">{t('connections.connected')}</Badge>;
}
