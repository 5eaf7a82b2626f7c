import { Banner, BlockStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionTest } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';

/** What a real call with the credentials gave. */
export function TestOutcome(props: { readonly result: ConnectionTest }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { result } = props;
  switch (result.outcome) {
    case 'connected':
      return (
        <Banner tone="success">
          <p>
            {t('connections.working', {
              products: format.number(result.products),
              variants: format.number(result.variants),
            })}
            {` ${
              result.currency === null
                ? t('connections.noCurrency')
                : t('connections.pricesIn', { currency: result.currency })
            } ${t(`connections.mode.${result.mode ?? 'unknown'}`)}`}
          </p>
        </Banner>
      );
    case 'credentials_rejected':
      return (
        <Banner tone="critical" title={t('connections.wrong')}>
          <BlockStack>
            <Text as="p">{t('connections.wrongHint')}</Text>
          </BlockStack>
        </Banner>
      );
    case 'refused':
      return (
        <Banner tone="critical" title={t('connections.refused')}>
          <p>{t('failures.saidByOther', { reason: result.reason })}</p>
        </Banner>
      );
    case 'busy':
    case 'unreachable':
      return (
        <Banner tone="warning">
          <p>{t(`connections.${result.outcome}`)}</p>
        </Banner>
      );
  }
}
