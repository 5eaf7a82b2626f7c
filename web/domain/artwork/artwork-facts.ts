/** What the head of an artwork file says of it. */
export interface ArtworkFacts {
  readonly format: 'jpeg' | 'png';
  /** As it is seen: turned as its EXIF orientation says. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly colours: 'rgb' | 'grey' | 'cmyk';
  readonly bitDepth: 8 | 16;
  /** Of the whole file; null = the server does not tell. */
  readonly byteLength: number | null;
}

/** Why a file cannot be printed from this address, whoever asks and whenever: only another file or address mends it. */
export type ArtworkFault =
  | { readonly kind: 'not_found'; readonly status: number }
  /** 401, 403 and their like: Picanova would be refused too. */
  | { readonly kind: 'forbidden'; readonly status: number }
  | { readonly kind: 'no_such_host' }
  | { readonly kind: 'private_address' }
  | { readonly kind: 'bad_certificate' }
  | { readonly kind: 'too_many_redirects' }
  | { readonly kind: 'insecure_redirect' }
  /** A page that shows the file; `direct` = the address of the file itself, where it follows from the page's. */
  | {
      readonly kind: 'share_page';
      readonly service: 'google_drive' | 'dropbox' | 'onedrive' | 'wetransfer' | 'other';
      readonly direct: string | null;
    }
  /** `found`: its usual short name, such as `webp`, `html`, `pdf`; null = unknown. */
  | { readonly kind: 'wrong_type'; readonly found: string | null }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too_large'; readonly byteLength: number }
  /** A signed link that ends before Picanova is done with it. */
  | { readonly kind: 'expires'; readonly atMs: number };

export type ArtworkAnswer =
  | {
      readonly outcome: 'read';
      readonly facts: ArtworkFacts;
      /** `ETag` or `Last-Modified`, to ask again cheaply; null = the server gives none. */
      readonly validator: string | null;
      /** When a signed link ends; null = it does not say. */
      readonly expiresAtMs: number | null;
      readonly bytesRead: number;
    }
  /** The validator of the last time still holds. */
  | { readonly outcome: 'unchanged'; readonly bytesRead: number }
  | { readonly outcome: 'faulty'; readonly fault: ArtworkFault; readonly bytesRead: number }
  /** It may be there later: a time-out, 429, 5xx, a broken connection. `reason` is for logs. */
  | { readonly outcome: 'unreachable'; readonly reason: string; readonly retryAfterMs: number | null }
  /** Our own network is at fault: nothing can be said of the file. */
  | { readonly outcome: 'not_looked_at'; readonly reason: string };
