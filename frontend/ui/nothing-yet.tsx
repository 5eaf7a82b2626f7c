import { BlockStack, Box, Button, Icon, Text } from '@shopify/polaris';
import { PackageIcon } from '@shopify/polaris-icons';
import type { ReactNode } from 'react';

interface NothingYetProps {
  readonly title: string;
  readonly text: string;
  readonly action?: { readonly content: string; readonly url?: string; readonly onAction?: () => void };
}

/** An empty screen says what will stand here and what to do first. Polaris's own needs an illustration from a CDN. */
export function NothingYet(props: NothingYetProps): ReactNode {
  const { title, text, action } = props;
  return (
    <Box padding="800">
      <BlockStack gap="300" inlineAlign="center">
        <Icon source={PackageIcon} tone="subdued" />
        <Text as="h2" variant="headingMd" alignment="center">
          {title}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {text}
        </Text>
        {action === undefined ? null : (
          <Button
            variant="primary"
            {...(action.url === undefined ? {} : { url: action.url })}
            {...(action.onAction === undefined ? {} : { onClick: action.onAction })}
          >
            {action.content}
          </Button>
        )}
      </BlockStack>
    </Box>
  );
}
