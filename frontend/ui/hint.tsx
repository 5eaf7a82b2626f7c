import { Box, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';

/** A sentence above the cards of a page; on a phone it keeps the distance from the edge that cards have inside. */
export function Hint(props: { readonly children: string }): ReactNode {
  return (
    <Box paddingInline={{ xs: '400', sm: '0' }}>
      <Text as="p" tone="subdued">
        {props.children}
      </Text>
    </Box>
  );
}
