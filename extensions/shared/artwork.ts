import { judgeArtwork, RATIO_TOLERANCE } from '../../web/contract/words.ts';
import { ask } from './graphql.ts';

/** A picture of the product as Shopify holds it; its pixels are known, so it can be judged without loading it. */
export interface ShopifyImage {
  readonly url: string;
  readonly alt: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

interface ImagesAnswer {
  readonly product: {
    readonly media: {
      readonly nodes: readonly {
        readonly alt?: string | null;
        readonly image?: { readonly url: string; readonly width: number | null; readonly height: number | null } | null;
      }[];
    };
  } | null;
}

/**
 * Pictures of a product, in its order. Whatever keeps them from being read only takes the choice away: an empty list.
 */
export async function readImages(productGid: string): Promise<readonly ShopifyImage[]> {
  const asked = await ask<ImagesAnswer>('ProductImages', { id: productGid });
  const nodes = asked.outcome === 'answer' ? (asked.data.product?.media?.nodes ?? []) : [];
  return nodes.flatMap(({ alt, image }) =>
    image?.width && image.height
      ? [{ url: image.url, alt: alt ?? '', widthPx: image.width, heightPx: image.height }]
      : [],
  );
}

export interface ArtworkCheck {
  /** What the picture gives on the print, of the scarcer side. */
  readonly dpi: number;
  /** How far the proportions are off, in per cent; of the turned picture, if it fits only turned. */
  readonly ratioOffPercent: number;
  readonly enoughPixels: boolean;
  /** It fits only turned by 90°, and Picanova does not turn it. */
  readonly isTurned: boolean;
  /** Within 1 % fits, to 3 % is a warning, beyond it is a problem (product §6). */
  readonly ratio: 'fits' | 'warning' | 'problem';
}

/** Judges a picture for a print size in mm that needs `minWidthPx` × `minHeightPx`, by the app's own rule. */
export function checkArtwork(
  image: Pick<ShopifyImage, 'widthPx' | 'heightPx'>,
  print: {
    readonly widthMm: number;
    readonly heightMm: number;
    readonly minWidthPx: number;
    readonly minHeightPx: number;
  },
): ArtworkCheck {
  const { widthMm, heightMm, minWidthPx, minHeightPx } = print;
  const { effectiveDpi, ratioOffBy, turned, findings } = judgeArtwork({
    facts: { ...image, colours: 'rgb' },
    print: { widthMm, heightMm, dpi: 0 },
    tolerance: RATIO_TOLERANCE,
  });
  const [widthPx, heightPx] = turned ? [image.heightPx, image.widthPx] : [image.widthPx, image.heightPx];
  const kinds = new Set(findings.map(({ kind }) => kind));
  return {
    dpi: effectiveDpi,
    ratioOffPercent: ratioOffBy * 100,
    isTurned: turned,
    enoughPixels: widthPx >= minWidthPx && heightPx >= minHeightPx,
    ratio: kinds.has('wrong_ratio') ? 'problem' : kinds.has('ratio') ? 'warning' : 'fits',
  };
}

/**
 * Shopify refuses a `url` metafield over 2,048 bytes; Picanova takes https only (product §6). null = nothing to
 * complain of.
 */
export function urlFault(url: string): 'not_https' | 'too_long' | null {
  if (url === '') return null;
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return 'not_https';
  return new TextEncoder().encode(url).length > 2_048 ? 'too_long' : null;
}
