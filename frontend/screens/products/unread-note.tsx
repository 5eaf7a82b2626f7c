import { Banner } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/queries.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';

/** Products that were chosen and that the app has not read yet: nothing can be said of them before it has. */
export function UnreadNote(props: { readonly count: number }): ReactNode {
  const { t } = useTranslation();
  const index = useAct('indexProducts', ['jobs', 'productCounts']);
  if (props.count === 0) return null;
  if (index.isError) return <FailureBanner error={index.error} onDismiss={index.reset} />;
  return (
    <Banner
      tone="warning"
      action={{ content: t('products.startIndex'), onAction: () => index.mutate({}), loading: index.isPending }}
    >
      <p>{t('products.unread', { count: props.count })}</p>
    </Banner>
  );
}
