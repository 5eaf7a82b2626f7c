import { BlockStack, Button, ButtonGroup, TextField } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionView } from '../../../web/contract/index.ts';
import { useAct } from '../../api/queries.ts';
import { toast } from '../../bridge/app-bridge.ts';
import { useFormat } from '../../format/use-format.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { TestOutcome } from './test-outcome.tsx';

/** What is known of a connected account, its webhook address, and what can be done with it. */
export function ConnectionDetails(props: { readonly connection: ConnectionView }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { region, apiUser, currency, catalogueAtMs, catalogueVariants, lastWebhookAtMs, webhookUrl, createdAtMs } =
    props.connection;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(webhookUrl);
    toast(t('copied'));
  };
  return (
    <BlockStack gap="400">
      <Facts
        rows={[
          [t('connections.apiUser'), apiUser],
          [t('connections.connected'), format.day(createdAtMs)],
          [t('connections.currency'), currency],
          [
            t('connections.catalogue'),
            catalogueAtMs === null
              ? t('connections.catalogueReading')
              : t('connections.catalogueValue', { count: catalogueVariants, when: format.relative(catalogueAtMs) }),
          ],
          [
            t('connections.webhook'),
            lastWebhookAtMs === null
              ? t('connections.webhookNever')
              : t('connections.webhookSeen', { when: format.relative(lastWebhookAtMs) }),
          ],
        ]}
      />
      <TextField
        label={t('connections.webhook')}
        value={webhookUrl}
        readOnly
        autoComplete="off"
        helpText={t('connections.webhookHint')}
        connectedRight={
          <Button onClick={() => void copy()} accessibilityLabel={t('connections.copyUrl')}>
            {t('action.copy')}
          </Button>
        }
      />
      <Actions region={region} />
    </BlockStack>
  );
}

function Actions(props: { readonly region: ConnectionView['region'] }): ReactNode {
  const { t } = useTranslation();
  const params = { region: props.region };
  const test = useAct('testConnection', ['connections']);
  const secret = useAct('newWebhookSecret', ['connections']);
  const disconnect = useAct('disconnect', ['connections', 'home', 'products', 'productCounts']);
  const error = test.error ?? secret.error ?? disconnect.error;
  return (
    <BlockStack gap="300">
      {error === null ? null : <FailureBanner error={error} />}
      {test.data === undefined ? null : <TestOutcome result={test.data} />}
      <ButtonGroup>
        <Button onClick={() => test.mutate({ params })} loading={test.isPending}>
          {t('connections.testIt')}
        </Button>
        <Confirm
          title={t('connections.newSecretTitle')}
          text={t('connections.newSecretText')}
          confirm={t('connections.newSecret')}
          keep={t('action.cancel')}
          onConfirm={() => secret.mutate({ params }, { onSuccess: () => toast(t('connections.newSecretDone')) })}
        >
          {(ask) => (
            <Button onClick={ask} loading={secret.isPending}>
              {t('connections.newSecret')}
            </Button>
          )}
        </Confirm>
        <Confirm
          title={t('connections.disconnectTitle')}
          text={t('connections.disconnectText')}
          confirm={t('connections.disconnect')}
          keep={t('connections.keep')}
          onConfirm={() => disconnect.mutate({ params })}
        >
          {(ask) => (
            <Button tone="critical" onClick={ask} loading={disconnect.isPending}>
              {t('connections.disconnect')}
            </Button>
          )}
        </Confirm>
      </ButtonGroup>
    </BlockStack>
  );
}
