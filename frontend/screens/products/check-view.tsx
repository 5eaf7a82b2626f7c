import { Badge, BlockStack, InlineStack, Spinner, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isForeign, type Region, type VariantRow } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';
import { Facts } from '../../ui/facts.tsx';
import { VariantBadge } from '../../ui/state-badge.tsx';
import { useDetailRows } from '../../ui/use-detail-rows.ts';
import type { FieldCheck } from './use-field-check.ts';

/** What the fields mean in each region: what would be made, at which price, or what is wrong. */
export function CheckView(props: { readonly check: FieldCheck }): ReactNode {
  const { t } = useTranslation();
  const { regions, product, checking } = props.check;
  return (
    <div aria-live="polite" aria-busy={checking}>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingSm">
            {t('products.check.title')}
          </Text>
          {checking ? <Spinner size="small" accessibilityLabel={t('products.checking')} /> : null}
        </InlineStack>
        {product === null ? null : <Text as="p">{t('products.check.product', product)}</Text>}
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
  if (isForeign(props.check)) return <Foreign region={region} />;
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

/** A region that does not sell the article while another does. */
function Foreign(props: { readonly region: Region }): ReactNode {
  const { t } = useTranslation();
  return (
    <BlockStack gap="150">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" fontWeight="medium">
          {t(`region.${props.region}`)}
        </Text>
        <Badge>{t('products.foreign')}</Badge>
      </InlineStack>
      <Text as="p" tone="subdued">
        {t('products.foreignHint', { where: t(`products.inRegion.${props.region}`) })}
      </Text>
    </BlockStack>
  );
}
