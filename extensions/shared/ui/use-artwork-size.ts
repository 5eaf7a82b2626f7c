import { useEffect, useState } from 'preact/hooks';
import { readArtwork, type Region } from '../app/app-api.ts';

/** The pixels of the file at an address. */
interface ArtworkSize {
  readonly url: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

const TYPING_PAUSE_MS = 700;

/**
 * Has the app look at a link after a pause in typing; null while it does, and when there is nothing to be seen. `print`
 * null = nothing is asked.
 */
export function useArtworkSize(
  url: string,
  print: { readonly region: Region; readonly variantId: number } | null,
): ArtworkSize | null {
  const [size, setSize] = useState<ArtworkSize | null>(null);
  const region = print?.region ?? null;
  const variantId = print?.variantId ?? null;
  useEffect(() => {
    if (region === null || variantId === null || url === '') return;
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const called = await readArtwork({ url, region, variantId, options: [] });
      if (isCurrent && called.outcome === 'ok' && called.body.outcome === 'shown')
        setSize({ url, ...called.body.file });
    };
    const timer = setTimeout(() => void ask(), TYPING_PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [url, region, variantId]);
  return size?.url === url ? size : null;
}
