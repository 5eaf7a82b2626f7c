import { BlockStack, Button, IndexTable, InlineStack, Text } from '@shopify/polaris';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VariantRow } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';
import { Artwork } from '../../ui/artwork.tsx';
import { VariantBadge } from '../../ui/state-badge.tsx';
import { useRegionStatus } from './use-region-status.ts';
import { variantLabel, variantNumber, variantTitle } from './field-values.ts';

const THUMBNAIL_PX = 40;

interface ProductRowProps {
  readonly row: VariantRow;
  readonly position: number;
  readonly selected: boolean;
  readonly condensed: boolean;
  readonly open: boolean;
  /** Opens or closes the editor of a variant, by its number. */
  readonly onToggle: (variant: string) => void;
}

/** One variant of the products list. Drawn anew only when it changes: a page has many. */
export const ProductRow = memo(function ProductRow(props: ProductRowProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { row, position, selected } = props;
  const print = row.regions.find((region) => region.print !== null)?.print ?? null;
  const size =
    print === null
      ? ''
      : t('catalogue.size', { width: format.centimetres(print.widthMm), height: format.centimetres(print.heightMm) });
  return (
    <IndexTable.Row
      id={row.variantGid}
      position={position}
      selected={selected}
      {...(props.condensed ? {} : { onClick: () => props.onToggle(variantNumber(row)) })}
    >
      {props.condensed ? (
        <div style={{ padding: 'var(--p-space-300) var(--p-space-400)' }}>
          <BlockStack gap="200">
            <Title {...props} />
            <Status row={row} />
            {print === null ? null : <Text as="span" tone="subdued">{`${print.name}, ${size}`}</Text>}
          </BlockStack>
        </div>
      ) : (
        <>
          <IndexTable.Cell>
            <Title {...props} />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Status row={row} />
          </IndexTable.Cell>
          <IndexTable.Cell>{print === null ? '' : <span className="clamp">{print.name}</span>}</IndexTable.Cell>
          <IndexTable.Cell>{size}</IndexTable.Cell>
          <IndexTable.Cell>{print === null ? '' : format.money(print.price)}</IndexTable.Cell>
        </>
      )}
    </IndexTable.Row>
  );
});

function Title(props: ProductRowProps): ReactNode {
  const { t } = useTranslation();
  const { row, open, onToggle } = props;
  const label = variantLabel(row);
  return (
    <InlineStack gap="300" blockAlign="center" wrap={false}>
      <Artwork url={row.artworkUrl ?? row.imageUrl} title={label} sizePx={THUMBNAIL_PX} />
      <div className="row-title">
        <span onClick={(event) => event.stopPropagation()} role="presentation">
          <Button
            variant="plain"
            textAlign="start"
            onClick={() => onToggle(variantNumber(row))}
            ariaExpanded={open}
            accessibilityLabel={t('products.editVariant', { title: label })}
          >
            {row.productTitle}
          </Button>
        </span>
        <Text as="p" tone="subdued">
          {[variantTitle(row), row.sku].filter((part) => part !== null && part !== '').join(' · ')}
        </Text>
      </div>
    </InlineStack>
  );
}

function Status(props: { readonly row: VariantRow }): ReactNode {
  const { row } = props;
  const { where, problem } = useRegionStatus()(row.regions);
  return (
    <div className="row-note">
      <VariantBadge status={row.status} />
      {[where, problem].map((text) =>
        text === '' ? null : (
          <Text key={text} as="p" tone="subdued">
            {text}
          </Text>
        ),
      )}
    </div>
  );
}
