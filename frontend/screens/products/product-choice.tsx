import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/queries.ts';

interface ProductChoiceProps {
  readonly title: string;
  readonly chosen: readonly string[];
  readonly button: string;
  readonly onChoose: () => void;
}

/** Which products were chosen, and the button that opens Shopify's picker. */
export function ProductChoice(props: ProductChoiceProps): ReactNode {
  const { t } = useTranslation();
  const { title, chosen, button, onChoose } = props;
  return (
    <InlineStack align="space-between" blockAlign="center" gap="300">
      <BlockStack gap="050">
        <Text as="h2" variant="headingSm">
          {title}
        </Text>
        <ChosenTitles numbers={chosen} />
      </BlockStack>
      <Button
        onClick={onChoose}
        accessibilityLabel={`${title}: ${chosen.length === 0 ? button : t('mapping.changeProducts')}`}
      >
        {chosen.length === 0 ? button : t('mapping.changeProducts')}
      </Button>
    </InlineStack>
  );
}

function ChosenTitles(props: { readonly numbers: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  const [first, ...others] = props.numbers;
  const one = useRead(
    'products',
    { query: { limit: 1, ...(first === undefined ? {} : { product: first }) } },
    { enabled: first !== undefined && others.length === 0 },
  );
  const title = others.length === 0 ? one.data?.items[0]?.productTitle : undefined;
  return (
    <Text as="p" tone="subdued">
      {first === undefined
        ? t('copyFields.nothingChosen')
        : (title ?? t('mapping.chosen', { count: props.numbers.length }))}
    </Text>
  );
}
