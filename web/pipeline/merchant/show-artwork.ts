import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { ArtworkPicture, ArtworkPictures, ArtworkPictureStore } from '../ports/artwork-picture.ts';
import type { Clock } from '../ports/system.ts';

/** The small picture of a file, or null when there is none to be had now. */
export type ShowArtwork = (shop: ShopDomain, url: string) => Promise<ArtworkPicture | null>;

/** Another file may come to lie at an address. */
const GOOD_FOR_MS = 86_400_000;

/** Shows the picture that was made within a day, or makes it. Two who ask for one that is being made share it. */
export function createShowArtwork(ports: {
  readonly pictures: ArtworkPictures;
  readonly store: ArtworkPictureStore;
  readonly clock: Clock;
}): ShowArtwork {
  const { pictures, store, clock } = ports;
  const underWay = new Map<string, Promise<ArtworkPicture | null>>();

  async function show(shop: ShopDomain, url: string): Promise<ArtworkPicture | null> {
    const known = await store.find(shop, url);
    if (known !== null && clock.now() - known.madeAtMs < GOOD_FOR_MS) return known.picture;
    const picture = await pictures.make(url);
    if (picture !== null) await store.save(shop, url, { picture, madeAtMs: clock.now() });
    return picture;
  }

  return (shop, url) => {
    const key = `${shop}\n${url}`;
    const running = underWay.get(key);
    if (running !== undefined) return running;
    const mine = show(shop, url).finally(() => underWay.delete(key));
    underWay.set(key, mine);
    return mine;
  };
}
