import { Icon } from '@shopify/polaris';
import { ImageIcon } from '@shopify/polaris-icons';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ArtworkProps {
  readonly url: string | null;
  readonly title: string;
  readonly sizePx: number;
}

/** Shopify's CDN resizes on request; a print file of 40 MB is not a thumbnail. */
function thumbnailUrl(url: string, widthPx: number): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  if (parsed.hostname === 'cdn.shopify.com') parsed.searchParams.set('width', String(widthPx));
  return parsed.href;
}

/** A picture of what is printed, in a box of fixed size, or a placeholder when there is none or it cannot be shown. */
export function Artwork(props: ArtworkProps): ReactNode {
  const { t } = useTranslation();
  const { url, title, sizePx } = props;
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  const image = useRef<HTMLImageElement>(null);
  // Of a picture that the server has drawn, the failure may be over before anybody listens.
  useEffect(() => {
    if (image.current?.complete === true && image.current.naturalWidth === 0) setFailedUrl(url);
  }, [url]);
  const box = { width: sizePx, height: sizePx };
  if (url === null || url === failedUrl) {
    return (
      <span className="artwork" style={box} role="img" aria-label={t('noArtwork')}>
        <Icon source={ImageIcon} tone="subdued" />
      </span>
    );
  }
  return (
    <span className="artwork" style={box}>
      <img
        ref={image}
        src={thumbnailUrl(url, sizePx * 2)}
        alt={t('artworkOf', { title })}
        width={sizePx}
        height={sizePx}
        loading="lazy"
        decoding="async"
        referrerPolicy="no-referrer"
        onError={() => setFailedUrl(url)}
      />
    </span>
  );
}
