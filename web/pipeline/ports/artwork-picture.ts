import type { ArtworkFacts } from '../../domain/artwork/artwork-facts.ts';

/** A small picture of an artwork file, in sRGB, turned as it is seen. */
export interface ArtworkPicture {
  /** Of the file itself. */
  readonly facts: ArtworkFacts;
  /** WebP. */
  readonly image: Uint8Array;
}

/** Makes the small picture of a file, over the connection by which artwork is looked at. */
export interface ArtworkPictures {
  /** null = there is none to be had now: not reachable, no picture, too large, or too many are being made. */
  make(url: string): Promise<ArtworkPicture | null>;
}

export interface MadePicture {
  readonly picture: ArtworkPicture;
  readonly madeAtMs: number;
}

/** Pictures that were made, by shop and address; sealed, and few: the oldest of a shop give way. */
export interface ArtworkPictureStore {
  find(shop: string, url: string): Promise<MadePicture | null>;
  save(shop: string, url: string, made: MadePicture): Promise<void>;
}
