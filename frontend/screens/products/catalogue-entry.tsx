import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueVariantView } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';

interface CatalogueEntryProps {
  readonly variant: CatalogueVariantView;
  readonly onPick?: (variant: CatalogueVariantView) => void;
}

export function CatalogueEntry(props: CatalogueEntryProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { variant, onPick } = props;
  const required = variant.options.filter(({ isRequired }) => isRequired);
  const choiceText = ({ name, values }: (typeof required)[number]): string =>
    t('catalogue.choice', { name, values: values.map((value) => value.name).join(', ') });
  return (
    <InlineStack align="space-between" blockAlign="center" gap="300">
      <BlockStack gap="050">
        <Text as="h2" variant="headingSm">
          {`${variant.productName}, ${variant.name}`}
        </Text>
        <Text as="p" tone="subdued">
          {[
            variant.variantCode,
            t('catalogue.size', {
              width: format.centimetres(variant.widthMm),
              height: format.centimetres(variant.heightMm),
            }),
            t('catalogue.price', { price: format.money(variant.price) }),
            t('catalogue.pixels', {
              width: format.number(variant.minWidthPx),
              height: format.number(variant.minHeightPx),
            }),
          ].join(' · ')}
        </Text>
        <Text as="p" tone="subdued">
          {required.length === 0
            ? t('catalogue.noOptions')
            : `${t('catalogue.required')}: ${required.map(choiceText).join('; ')}`}
        </Text>
      </BlockStack>
      {onPick === undefined ? null : (
        <Button
          onClick={() => onPick(variant)}
          accessibilityLabel={t('catalogue.useLabel', { code: variant.variantCode })}
        >
          {t('catalogue.use')}
        </Button>
      )}
    </InlineStack>
  );
}
