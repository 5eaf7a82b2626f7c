import { Banner, BlockStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure, isAway, isHelpedByReload, isPassing } from '../api/failure.ts';
import { reopen } from '../bridge/reopen.ts';

interface FailureBannerProps {
  readonly error: unknown;
  readonly title?: string;
  readonly onRetry?: () => void;
  readonly onDismiss?: () => void;
  /** It is asked for again by itself when the cause may pass. */
  readonly goesOn?: boolean;
}

/** What went wrong, next to where it went wrong, until it is put right. */
export function FailureBanner(props: FailureBannerProps): ReactNode {
  const { t } = useTranslation();
  const failure = asFailure(props.error);
  const [action, secondaryAction] = [
    ...(isHelpedByReload(failure) ? [{ content: t('action.reload'), onAction: reopen }] : []),
    ...(props.onRetry === undefined ? [] : [{ content: t('action.retry'), onAction: props.onRetry }]),
  ];
  return (
    <Banner
      tone={isAway(failure) ? 'warning' : 'critical'}
      title={props.title ?? t('failures.title')}
      {...(action === undefined ? {} : { action })}
      {...(secondaryAction === undefined ? {} : { secondaryAction })}
      {...(props.onDismiss === undefined ? {} : { onDismiss: props.onDismiss })}
    >
      <BlockStack gap="100">
        <Text as="p">{t(`failures.${failure.code}`)}</Text>
        {props.goesOn === true && isPassing(failure) ? <Text as="p">{t('away.again')}</Text> : null}
        {failure.reason === null || failure.code !== 'shopify_refused' ? null : (
          <Text as="p">{t('failures.saidByOther', { reason: failure.reason })}</Text>
        )}
      </BlockStack>
    </Banner>
  );
}
