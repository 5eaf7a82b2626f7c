import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createArtworkConnection } from '../../web/artwork/connection.ts';
import { createArtworkPictures } from '../../web/artwork/create-artwork-pictures.ts';
import { startPlainHost, type Host, type Serve } from './artwork-host.ts';
import * as pictures from './pictures.ts';
import { cut, endless, file, redirects, status, whole } from './serving.ts';

let host: Host;
const served = new Map<string, Serve>();
beforeAll(async () => {
  host = await startPlainHost((request, response, port) => {
    (served.get(request.headers.host ?? '') ?? status(404))(request, response, port);
  });
});
afterAll(() => host.close());

function maker() {
  const resolveTo = new URL(`http://127.0.0.1:${host.port}`);
  return createArtworkPictures(createArtworkConnection({ resolveTo }));
}

let names = 0;
function address(serve: Serve): string {
  names += 1;
  served.set(`files${names}.example.com`, serve);
  return `https://files${names}.example.com/step0`;
}

describe('a small picture', () => {
  it('is made of a large file, with what the file is', async () => {
    const bytes = await pictures.noisy(1600, 1200).png().toBuffer();
    const made = await maker().make(address(redirects(1, file(bytes))));
    expect(made?.facts).toEqual({
      format: 'png',
      widthPx: 1600,
      heightPx: 1200,
      colours: 'rgb',
      bitDepth: 8,
      byteLength: bytes.length,
    });
    expect(await sharp(made?.image).metadata()).toMatchObject({ format: 'webp', width: 480, height: 360 });
    expect(made?.image.length).toBeLessThan(100_000);
  });

  it('stands as EXIF says, and is not larger than the file', async () => {
    const made = await maker().make(address(file(await pictures.turned(6))));
    expect(made?.facts).toMatchObject({ widthPx: 400, heightPx: 600 });
    expect(await sharp(made?.image).metadata()).toMatchObject({ width: 320, height: 480 });
    const small = await maker().make(address(file(await pictures.jpeg(30, 20))));
    expect(await sharp(small?.image).metadata()).toMatchObject({ width: 30, height: 20 });
  });

  it('has the colours of screens', async () => {
    const made = await maker().make(address(file(await pictures.cmyk())));
    expect(made?.facts.colours).toBe('cmyk');
    expect(await sharp(made?.image).metadata()).toMatchObject({ space: 'srgb', channels: 3 });
  });

  it.each([
    ['a page', async () => whole(pictures.html)],
    ['WebP', async () => whole(await pictures.webp())],
    ['a file that is not there', async () => status(404)],
    ['a file that ends in its middle', async () => cut(await pictures.noisy(300, 200).jpeg().toBuffer(), 5_000)],
    ['half a file', async () => whole((await pictures.noisy(300, 200).jpeg().toBuffer()).subarray(0, 9_000))],
    ['a file without an end', async () => endless(await pictures.jpeg(60, 40))],
    ['a size that no memory holds', async () => whole(await pictures.hugePng())],
  ] satisfies [string, () => Promise<Serve>][])('is not made of %s', async (_what, serve) => {
    expect(await maker().make(address(await serve()))).toBeNull();
  });

  it('is made of nothing private', async () => {
    expect(await maker().make('https://10.0.0.1/a.jpg')).toBeNull();
  });
});

it('one is made at a time, and few wait', async () => {
  const bytes = await pictures.jpeg(60, 40);
  let open = 0;
  let most = 0;
  const slow: Serve = (request, response, port) => {
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => (open -= 1));
    setImmediate(() => file(bytes)(request, response, port));
  };
  const { make } = maker();
  const made = await Promise.all(Array.from({ length: 10 }, () => make(address(slow))));
  expect(most).toBe(1);
  expect(made.map((one) => one !== null)).toEqual([...Array<boolean>(8).fill(true), false, false]);
  expect(await make(address(slow))).not.toBeNull();
});
