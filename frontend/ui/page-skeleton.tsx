import { BlockStack, Card, Page, SkeletonBodyText, SkeletonDisplayText } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Cards of grey lines in the place of what is being loaded. */
export function CardsSkeleton(props: { readonly cards: number; readonly lines: number }): ReactNode {
  const { t } = useTranslation();
  return (
    <div aria-busy="true" aria-label={t('loading')} role="status">
      <BlockStack gap="400">
        {Array.from({ length: props.cards }, (_, index) => (
          <Card key={index}>
            <BlockStack gap="300">
              <SkeletonDisplayText size="small" />
              <SkeletonBodyText lines={props.lines} />
            </BlockStack>
          </Card>
        ))}
      </BlockStack>
    </div>
  );
}

/** While the code of a page is on its way. */
export function PageSkeleton(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t('loading')}>
      <CardsSkeleton cards={3} lines={4} />
    </Page>
  );
}
