import { Badge, BlockStack, InlineStack, Link, Text } from '@shopify/polaris';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueChangeView } from '../../../web/contract/index.ts';
import { useFormat, type Format } from '../../format/use-format.ts';

/** What changed, line by line. */
function linesOf(change: CatalogueChangeView['change'], { t, format }: { t: TFunction; format: Format }): string[] {
  const size = ({ widthMm, heightMm }: { widthMm: number; heightMm: number }): string =>
    t('catalogue.size', { width: format.centimetres(widthMm), height: format.centimetres(heightMm) });
  switch (change.kind) {
    case 'vanished':
    case 'returned':
      return [t(`catalogueChanges.kind.${change.kind}`)];
    case 'option_required':
      return [t('catalogueChanges.kind.option_required', { names: change.options.join(', ') })];
    case 'option_value_gone':
      return [t('catalogueChanges.kind.option_value_gone', { names: change.values.join(', ') })];
    case 'price':
      return change.steps.map(({ option, from, to }) => {
        const prices = { from: format.money(from), to: format.money(to) };
        return option === null
          ? t('catalogueChanges.kind.price', prices)
          : t('catalogueChanges.kind.surcharge', { option, ...prices });
      });
    case 'print_size':
      return [t('catalogueChanges.kind.print_size', { from: size(change.from), to: size(change.to) })];
  }
}

/** One change of the catalogue: when, of what, what it was and is, and whose products print it. */
export function CatalogueChange(props: { readonly change: CatalogueChangeView }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, name, variantCode, region, atMs, change, variants, notReady } = props.change;
  return (
    <BlockStack gap="050">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {name}
        </Text>
        {notReady === 0 ? null : <Badge tone="critical">{t('catalogueChanges.notReady', { count: notReady })}</Badge>}
      </InlineStack>
      <Text as="p" tone="subdued">
        {[format.dateTime(atMs), variantCode, t(`region.${region}`)].join(' · ')}
      </Text>
      {linesOf(change, { t, format }).map((line) => (
        <Text as="p" key={line}>
          {line}
        </Text>
      ))}
      {variants === 0 ? (
        <Text as="p" tone="subdued">
          {t('catalogueChanges.unused')}
        </Text>
      ) : (
        <Text as="p">
          <Link url={`/products?change=${id}`}>{t('catalogueChanges.uses', { count: variants })}</Link>
        </Text>
      )}
    </BlockStack>
  );
}
