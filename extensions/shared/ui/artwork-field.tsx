import { useState } from 'preact/hooks';
import { checkArtwork, urlFault, type ShopifyImage } from '../artwork.ts';
import type { CatalogueVariantView, Region } from '../app/app-api.ts';
import { useHost, useText } from './host-context.ts';
import { useArtworkSize } from './use-artwork-size.ts';

export interface ArtworkFieldProps {
  readonly value: string;
  /** The address that counts while the field is empty. */
  readonly inherited: string;
  readonly details: string;
  readonly error: string | null;
  /** It is a file that is chosen in Shopify: no address can be written there. */
  readonly isFile: boolean;
  readonly images: readonly ShopifyImage[];
  /** Whose catalogue the print size is from; null = the app does not answer. */
  readonly region: Region | null;
  /** The print size; null = not known. */
  readonly variant: CatalogueVariantView | null;
  readonly onChange: (url: string) => void;
}

/** Only what is known is said: the pixels of the picture, and what the print size needs. */
function ArtworkFacts({
  image,
  variant,
}: {
  readonly image: Pick<ShopifyImage, 'widthPx' | 'heightPx'> | null;
  readonly variant: CatalogueVariantView | null;
}) {
  const t = useText();
  const { i18n } = useHost();
  if (image === null)
    return variant === null ? null : (
      <s-text color="subdued">{t('artwork.needs', { width: variant.minWidthPx, height: variant.minHeightPx })}</s-text>
    );
  const pixels = t('artwork.pixels', { width: image.widthPx, height: image.heightPx });
  if (variant === null) return <s-text color="subdued">{pixels}</s-text>;
  const check = checkArtwork(image, variant);
  const percent = i18n.formatNumber(check.ratioOffPercent, { maximumFractionDigits: 1 });
  const isWrong = !check.enoughPixels || check.isTurned || check.ratio === 'problem';
  return (
    <s-stack gap="small-400">
      <s-text tone={isWrong ? 'critical' : check.ratio === 'warning' ? 'warning' : 'success'}>
        {[pixels, t('artwork.dpi', { dpi: check.dpi }), t(`artwork.ratio.${check.ratio}`, { percent })].join(' · ')}
      </s-text>
      {check.isTurned ? <s-text tone="critical">{t('artwork.turned')}</s-text> : null}
      {check.enoughPixels ? null : (
        <s-text tone="critical">
          {t('artwork.tooSmall', { width: variant.minWidthPx, height: variant.minHeightPx })}
        </s-text>
      )}
    </s-stack>
  );
}

/** The artwork: an address, or one of the pictures the product has in Shopify. */
export function ArtworkField(props: ArtworkFieldProps) {
  const { value, inherited, details, error, isFile, images, region, variant, onChange } = props;
  const t = useText();
  const url = value === '' ? inherited : value;
  // One that cannot be shown leaves Shopify's placeholder, not the browser's broken picture.
  const [failedUrl, setFailedUrl] = useState('');
  const fault = urlFault(value);
  const known = images.find((image) => image.url === url) ?? null;
  const isAsked = known === null && region !== null && variant !== null && urlFault(url) === null;
  const seen = useArtworkSize(url, isAsked ? { region, variantId: variant.variantId } : null);
  const shown = fault === null ? error : t(`artwork.fault.${fault}`);
  return (
    <s-stack direction="inline" gap="base">
      <s-thumbnail
        src={urlFault(url) === null && url !== failedUrl ? url : ''}
        alt={t('artwork.alt')}
        size="large"
        onError={() => setFailedUrl(url)}
      />
      <s-stack gap="small-200">
        <s-url-field
          label={t('field.print_url')}
          value={value}
          details={isFile ? t('artwork.isFile') : details}
          readOnly={isFile}
          {...(shown === null ? {} : { error: shown })}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
        {isFile || images.length === 0 ? null : (
          <s-select
            label={t('artwork.fromShopify')}
            value={images.some((image) => image.url === value) ? value : ''}
            onChange={(event) => event.currentTarget.value !== '' && onChange(event.currentTarget.value)}
          >
            <s-option value="">{t('artwork.choose')}</s-option>
            {images.map((image, at) => (
              <s-option key={image.url} value={image.url}>
                {t('artwork.image', { number: at + 1, alt: image.alt, width: image.widthPx, height: image.heightPx })}
              </s-option>
            ))}
          </s-select>
        )}
        <ArtworkFacts image={known ?? seen} variant={variant} />
      </s-stack>
    </s-stack>
  );
}
