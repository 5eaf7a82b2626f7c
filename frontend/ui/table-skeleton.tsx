import { BlockStack, Box, SkeletonBodyText } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const ROWS = 8;

/** Rows of grey in the place of a table. */
export function TableSkeleton(): ReactNode {
  const { t } = useTranslation();
  return (
    <Box padding="400">
      <div aria-busy="true" aria-label={t('loading')} role="status">
        <BlockStack gap="600">
          {Array.from({ length: ROWS }, (_, index) => (
            <SkeletonBodyText key={index} lines={2} />
          ))}
        </BlockStack>
      </div>
    </Box>
  );
}
