import { BlockStack, InlineStack, Spinner, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VariantRow } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';
import { Facts } from '../../ui/facts.tsx';
import { VariantBadge } from '../../ui/state-badge.tsx';
import { useDetailRows } from '../../ui/use-detail-rows.ts';

/** What the fields mean in each region: what would be made, at which price, or what is wrong. */
export function CheckView(props: {
  readonly check: { readonly regions: VariantRow['regions']; readonly checking: boolean };
}): ReactNode {
  const { t } = useTranslation();
  const { regions, checking } = props.check;
  return (
    <div aria-live="polite" aria-busy={checking}>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingSm">
            {t('products.check.title')}
          </Text>
          {checking ? <Spinner size="small" accessibilityLabel={t('products.checking')} /> : null}
        </InlineStack>
        {regions.map((region) => (
          <RegionCheck key={region.region} check={region} />
        ))}
      </BlockStack>
    </div>
  );
}

function RegionCheck(props: { readonly check: VariantRow['regions'][number] }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const detailRows = useDetailRows();
  const { region, status, print, problems } = props.check;
  return (
    <BlockStack gap="150">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" fontWeight="medium">
          {t(`region.${region}`)}
        </Text>
        <VariantBadge status={status} />
      </InlineStack>
      {print === null ? null : (
        <Text as="p">
          {t('products.makes', {
            name: print.name,
            width: format.centimetres(print.widthMm),
            height: format.centimetres(print.heightMm),
            price: format.money(print.price),
          })}
        </Text>
      )}
      {problems.map((problem) => (
        <BlockStack key={problem.code + JSON.stringify(problem.detail)} gap="050">
          <Text as="p" tone="critical">
            {t(`problems.${problem.code}.title`)}
          </Text>
          <Facts rows={detailRows(problem.detail)} />
        </BlockStack>
      ))}
    </BlockStack>
  );
}
