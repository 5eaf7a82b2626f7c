import { Banner, BlockStack, List, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure, isHelpedByReload } from '../api/failure.ts';
import { reopen } from '../bridge/reopen.ts';

interface FailureBannerProps {
  readonly error: unknown;
  readonly title?: string;
  readonly onRetry?: () => void;
  readonly onDismiss?: () => void;
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
      tone="critical"
      title={props.title ?? t('failures.title')}
      {...(action === undefined ? {} : { action })}
      {...(secondaryAction === undefined ? {} : { secondaryAction })}
      {...(props.onDismiss === undefined ? {} : { onDismiss: props.onDismiss })}
    >
      <BlockStack gap="100">
        <Text as="p">{t(`failures.${failure.code}`)}</Text>
        {failure.reason === null ? null : <Text as="p">{t('failures.saidByOther', { reason: failure.reason })}</Text>}
        {failure.issues.length === 0 ? null : (
          <List>
            {failure.issues.map(({ path, message }) => (
              <List.Item key={path + message}>{`${path}: ${message}`}</List.Item>
            ))}
          </List>
        )}
      </BlockStack>
    </Banner>
  );
}
