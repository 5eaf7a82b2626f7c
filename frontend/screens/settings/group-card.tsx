import { BlockStack, Card, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';

/** A titled group of fields. */
export function GroupCard(props: {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {props.title}
          </Text>
          {props.hint === undefined ? null : (
            <Text as="p" tone="subdued">
              {props.hint}
            </Text>
          )}
        </BlockStack>
        {props.children}
      </BlockStack>
    </Card>
  );
}
