import { Badge, BlockStack, Spinner, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Region } from '../../web/contract/index.ts';
import { useRead } from '../api/queries.ts';
import { useFormat } from '../format/use-format.ts';
import { useIsPainted } from './after-paint.ts';
import { Artwork } from './artwork.tsx';
import { PrintDrawing, type Print } from './print-drawing.tsx';

interface PrintPictureProps {
  readonly url: string;
  readonly title: string;
  readonly sizePx: number;
  readonly region: Region;
  readonly variantId: number;
  readonly options: readonly { readonly name: string; readonly value: string }[];
}

/** A per cent of a picture is nothing that anybody misses. */
const SEEN_CUT = 0.01;

/**
 * What a print will look like, with how sharp it is and how large it may be; the artwork alone where no picture can be
 * made of it.
 */
export function PrintPicture(props: PrintPictureProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { url, title, sizePx, region, variantId, options } = props;
  // It is made when it is first asked for, which no first view waits for.
  const isPainted = useIsPainted();
  const input = { body: { url, region, variantId, options: [...options] } };
  const { data, isLoading } = useRead('artworkPicture', input, { enabled: isPainted });
  if (!isPainted) return <span className="artwork" style={{ width: sizePx, height: sizePx }} />;
  if (isLoading) {
    return (
      <span className="artwork" style={{ width: sizePx, height: sizePx }} aria-busy>
        <Spinner size="small" accessibilityLabel={t('picture.loading')} />
      </span>
    );
  }
  if (data?.outcome !== 'shown' || data.print === null) return <Artwork url={url} title={title} sizePx={sizePx} />;
  const { image, print } = data;
  const size = { width: format.centimetres(print.widthMm), height: format.centimetres(print.heightMm) };
  return (
    <div style={{ maxWidth: sizePx }}>
      <BlockStack gap="200" inlineAlign="start">
        <PrintDrawing image={image} print={print} sizePx={sizePx} label={t('picture.of', { title, ...size })} />
        <Worth print={print} />
      </BlockStack>
    </div>
  );
}

function Worth(props: { readonly print: Print }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { effectiveDpi, dpi, goodUpToMm, tooSmall, turned, cutOff, edge } = props.print;
  return (
    <BlockStack gap="100" inlineAlign="start">
      <Badge tone={tooSmall ? 'critical' : 'success'}>
        {t(tooSmall ? 'picture.tooSmall' : 'picture.sharp', { dpi: effectiveDpi, needed: dpi })}
      </Badge>
      {goodUpToMm === null ? null : (
        <Text as="p">
          {t('picture.goodUpTo', {
            width: format.centimetres(goodUpToMm.widthMm),
            height: format.centimetres(goodUpToMm.heightMm),
          })}
        </Text>
      )}
      {turned ? (
        <Text as="p" tone="critical">
          {t('picture.turned')}
        </Text>
      ) : null}
      {cutOff > SEEN_CUT ? (
        <Text as="p">{t('picture.cutOff', { percent: format.number(Math.round(cutOff * 100)) })}</Text>
      ) : null}
      {edge === null ? null : (
        <Text as="p" tone="subdued">
          {t(`picture.edge.${edge.kind}`)}
        </Text>
      )}
    </BlockStack>
  );
}
