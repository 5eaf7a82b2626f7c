import sharp from 'sharp';
import { startPlainHost } from '../../artwork/artwork-host.ts';
import { file } from '../../artwork/serving.ts';

/** Every host that holds artwork, at one address: what `ARTWORK_RESOLVE_TO` names. */
export interface ArtworkSimulator {
  readonly url: string;
  /** Each request, as host and path. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export interface ArtworkSimulatorOptions {
  /** Width to height of the picture at a path; the others are 4 to 3. */
  readonly shapes?: Readonly<Record<string, readonly [width: number, height: number]>>;
  /** Paths of pictures with few pixels, for no print. */
  readonly small?: readonly string[];
}

/** Enough for a metre at 100 dpi. */
const LONGER_SIDE_PX = 4_000;
const SMALL_PX = 320;

/** Sun and sea, so that one sees which way up it is and what is cut off. */
function drawn([width, height]: readonly [number, number], longerSidePx: number): Promise<Buffer> {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">` +
    `<rect width="${width}" height="${height}" fill="#f6b26b"/>` +
    `<circle cx="${width * 0.7}" cy="${height * 0.4}" r="${Math.min(width, height) / 5}" fill="#e06666"/>` +
    `<rect y="${height * 0.65}" width="${width}" height="${height * 0.35}" fill="#3d5a80"/></svg>`;
  const scale = longerSidePx / Math.max(width, height);
  return sharp(Buffer.from(svg))
    .resize(Math.round(width * scale), Math.round(height * scale))
    .jpeg()
    .toBuffer();
}

/** Starts it. Whatever is asked for is there, as a JPEG of its shape. */
export async function startArtworkSimulator({
  shapes = {},
  small = [],
}: ArtworkSimulatorOptions = {}): Promise<ArtworkSimulator> {
  const pictures = new Map<string, Promise<Buffer>>();
  const requests: string[] = [];
  function pictureOf(path: string): Promise<Buffer> {
    const shape = shapes[path] ?? [4, 3];
    const longerSidePx = small.includes(path) ? SMALL_PX : LONGER_SIDE_PX;
    const key = `${shape.join(':')} ${longerSidePx}`;
    const picture = pictures.get(key) ?? drawn(shape, longerSidePx);
    pictures.set(key, picture);
    return picture;
  }
  const host = await startPlainHost((request, response, port) => {
    const path = new URL(request.url ?? '/', 'http://artwork').pathname;
    requests.push(`${request.headers.host ?? ''}${path}`);
    void pictureOf(path).then((picture) => file(picture, { etag: `"${picture.length}"` })(request, response, port));
  });
  return { url: `http://127.0.0.1:${host.port}`, requests, close: host.close };
}
