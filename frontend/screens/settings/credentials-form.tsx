import { Banner, Button, FormLayout, TextField } from '@shopify/polaris';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionView, Region } from '../../../web/contract/index.ts';
import { useAct } from '../../api/queries.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { TestOutcome } from './test-outcome.tsx';

interface CredentialsFormProps {
  readonly region: Region;
  readonly connection: ConnectionView | null;
  readonly onConnected: () => void;
}

/**
 * API user and key, tried with a real call before they are kept. Not a form of settings: nothing is pending until the
 * button is pressed.
 */
export function CredentialsForm(props: CredentialsFormProps): ReactNode {
  const { t } = useTranslation();
  const { region, connection, onConnected } = props;
  const [apiUser, setApiUser] = useState(connection?.apiUser ?? '');
  const [apiKey, setApiKey] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const connect = useAct('connect', ['connections', 'home', 'productCounts', 'products']);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const missing = apiUser.trim() === '' || apiKey.trim() === '';
    setIncomplete(missing);
    if (missing) return;
    connect.mutate(
      { params: { region }, body: { apiUser, apiKey } },
      {
        onSuccess: ({ outcome }) => {
          if (outcome !== 'connected') return;
          setApiKey('');
          onConnected();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <FormLayout>
        {connect.isError ? <FailureBanner error={connect.error} /> : null}
        {connect.data === undefined ? null : <TestOutcome result={connect.data} />}
        {incomplete ? (
          <Banner tone="critical">
            <p>{t('connections.missing')}</p>
          </Banner>
        ) : null}
        <TextField label={t('connections.apiUser')} value={apiUser} onChange={setApiUser} autoComplete="off" />
        <TextField
          label={t('connections.apiKey')}
          value={apiKey}
          onChange={setApiKey}
          type="password"
          autoComplete="new-password"
          helpText={t(connection === null ? 'connections.apiKeyHint' : 'connections.apiKeyKept')}
        />
        <Button submit loading={connect.isPending}>
          {t('connections.connect')}
        </Button>
      </FormLayout>
    </form>
  );
}
