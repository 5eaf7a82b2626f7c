import type { ShopDomain } from '../../../domain/kernel/ids.ts';
import { printPicture } from '../../../domain/artwork/print-picture.ts';
import { judgeArtwork, RATIO_TOLERANCE, type PrintSize } from '../../../domain/artwork/verdict.ts';
import type { ArtworkPictureInput, ArtworkPictureView } from '../../../contract/index.ts';
import type { ShowArtwork } from '../../../pipeline/merchant/show-artwork.ts';
import type { ArtworkPicture, Reads } from '../../../pipeline/ports/index.ts';
import { mount, type Api } from '../endpoint.ts';

export interface ArtworkParts {
  readonly reads: Reads;
  readonly showArtwork: ShowArtwork;
}

type Shown = Extract<ArtworkPictureView, { outcome: 'shown' }>;

function printView(
  { facts }: ArtworkPicture,
  print: PrintSize,
  options: ArtworkPictureInput['options'],
): Shown['print'] {
  const { crop, edge } = printPicture({ file: facts, print, options });
  const { effectiveDpi, goodUpToMm, turned, findings } = judgeArtwork({ facts, print, tolerance: RATIO_TOLERANCE });
  return {
    ...print,
    crop,
    edge,
    effectiveDpi,
    goodUpToMm,
    turned,
    tooSmall: findings.some(({ kind }) => kind === 'too_small'),
    cutOff: 1 - crop.width * crop.height,
  };
}

/** What a file will look like as a print. */
export function artworkRoutes(api: Api, { reads, showArtwork }: ArtworkParts): void {
  async function view(shop: ShopDomain, input: ArtworkPictureInput): Promise<ArtworkPictureView> {
    const { url, region, variantId, options } = input;
    const [names, picture] = await Promise.all([
      reads.catalogue.names(shop, [{ region, variantId }]),
      showArtwork(shop, url),
    ]);
    if (picture === null) return { outcome: 'not_shown' };
    const { widthPx, heightPx } = picture.facts;
    const named = names.get(variantId);
    const size = named && { widthMm: named.widthMm, heightMm: named.heightMm, dpi: named.dpi };
    return {
      outcome: 'shown',
      image: `data:image/webp;base64,${Buffer.from(picture.image).toString('base64')}`,
      file: { widthPx, heightPx },
      print: size === undefined ? null : printView(picture, size, options),
    };
  }

  mount(api, 'artworkPicture', async ({ shop, body }) => ({ body: await view(shop, body) }));
}
