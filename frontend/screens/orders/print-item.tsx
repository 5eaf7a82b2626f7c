import { BlockStack, InlineStack, Link, List, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintItemView, Region } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';
import { Artwork } from '../../ui/artwork.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PrintPicture } from '../../ui/print-picture.tsx';
import { useNoteText } from '../../ui/use-note-text.ts';

const THUMBNAIL_PX = 80;
const PICTURE_PX = 200;

interface PrintItemProps {
  readonly item: PrintItemView;
  readonly region: Region;
  /** Further facts of it. */
  readonly more?: readonly FactOfItem[];
  /** Where each field came from is shown at once; default: when somebody asks. */
  readonly showsSources?: boolean;
}

type FactOfItem = readonly [name: string, value: string | null];

/** One line of the order as it is or was sent, with where each field came from. */
export function PrintItem(props: PrintItemProps): ReactNode {
  const { t } = useTranslation();
  const noteText = useNoteText();
  const { item, region, more = [], showsSources = false } = props;
  return (
    <InlineStack gap="400" wrap={false} blockAlign="start">
      <Picture item={item} region={region} />
      <BlockStack gap="200">
        <Text as="h4" variant="headingSm">
          {`${item.quantity} × ${item.title}`}
        </Text>
        {item.notes.filter(isPlaceInSet).map((note) => (
          <Text as="p" key={note.code}>
            {noteText(note)}
          </Text>
        ))}
        <ItemFacts item={item} more={more} />
        {item.notes.length === 0 ? null : (
          <details open={showsSources}>
            <summary>{t('order.sourcesTitle')}</summary>
            <List>
              {item.notes.map((note) => (
                <List.Item key={note.code + note.parts.join()}>{noteText(note)}</List.Item>
              ))}
            </List>
          </details>
        )}
      </BlockStack>
    </InlineStack>
  );
}

/** A set is one line of the order: which part of it this is comes first. */
function isPlaceInSet({ code }: PrintItemView['notes'][number]): boolean {
  return code === 'set_slot';
}

/** As it would be printed, where it is known what is made. */
function Picture(props: { readonly item: PrintItemView; readonly region: Region }): ReactNode {
  const { region } = props;
  const { artworkUrl, title, product, options } = props.item;
  if (artworkUrl === null || product.kind !== 'variant')
    return <Artwork url={artworkUrl} title={title} sizePx={THUMBNAIL_PX} />;
  return (
    <PrintPicture
      url={artworkUrl}
      title={title}
      sizePx={PICTURE_PX}
      region={region}
      variantId={product.variantId}
      options={options}
    />
  );
}

function productName(product: PrintItemView['product']): string {
  switch (product.kind) {
    case 'variant':
      return product.name === null ? product.variantCode : `${product.name} (${product.variantCode})`;
    case 'design':
      return product.designSku;
    case 'unresolved':
      return product.skuText;
  }
}

function ItemFacts(props: { readonly item: PrintItemView; readonly more: readonly FactOfItem[] }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { product, artworkUrl, options } = props.item;
  const size =
    product.kind === 'variant' && product.widthMm !== null && product.heightMm !== null
      ? t('order.sizeValue', {
          width: format.centimetres(product.widthMm),
          height: format.centimetres(product.heightMm),
        })
      : null;
  const artwork =
    artworkUrl === null ? t(product.kind === 'design' ? 'order.designArtwork' : 'order.artworkErased') : null;
  return (
    <Facts
      rows={[
        [t(product.kind === 'design' ? 'order.design' : 'order.product'), productName(product)],
        [t('order.size'), size],
        [
          t('order.options'),
          options.length === 0 ? null : options.map(({ name, value }) => `${name}: ${value}`).join(', '),
        ],
        [
          t('order.artwork'),
          artworkUrl === null ? (
            artwork
          ) : (
            <Link url={artworkUrl} external>
              {t('order.openArtwork')}
            </Link>
          ),
        ],
        ...props.more,
      ]}
    />
  );
}
