import { faulty, KB, read, type Case } from './case.ts';
import * as pictures from './pictures.ts';
import { file, whole } from './serving.ts';

const other = (name: string, found: string | null, bytes: Buffer): Case => ({
  name,
  serve: file(bytes, { 'content-type': 'image/jpeg' }),
  expected: faulty({ kind: 'wrong_type', found }),
});

/** What files are, as their bytes say. */
export async function fileCases(): Promise<readonly Case[]> {
  const plain = await pictures.jpeg(600, 400);
  const noisy = await pictures.noisy(1600, 1200).png().toBuffer();
  const progressive = await pictures.progressive();
  const profile = await pictures.withProfilePng();
  const cameraHeads = await Promise.all([4_000, 12_000, 28_000].map(pictures.withBigHead));
  const head40 = await pictures.withBigHead(40_000);
  const head200 = await pictures.withBigHead(200_000);
  const head700 = await pictures.withBigHead(700_000);
  const tooBigHead = await pictures.withBigHead(1_500_000);
  const large = await pictures.jpeg(6000, 4000);
  const turned = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(pictures.turned));
  return [
    { name: 'a JPEG', serve: file(plain), expected: read({ byteLength: plain.length }) },
    {
      name: 'a JPEG of one pixel',
      serve: file(await pictures.jpeg(1, 1)),
      expected: read({ widthPx: 1, heightPx: 1 }),
    },
    { name: 'a JPEG for a large print', serve: file(large), expected: read({ widthPx: 6000, heightPx: 4000 }) },
    {
      name: 'a progressive JPEG',
      serve: file(progressive),
      expected: read({ widthPx: 900, heightPx: 600, byteLength: progressive.length }),
    },
    { name: 'a JPEG in CMYK', serve: file(await pictures.cmyk()), expected: read({ colours: 'cmyk' }) },
    { name: 'a grey JPEG', serve: file(await pictures.greyJpeg()), expected: read({ colours: 'grey' }) },
    { name: 'a JPEG of a wide gamut', serve: file(await pictures.wideGamut()), expected: read() },
    { name: 'a PNG', serve: file(await pictures.png(600, 400)), expected: read({ format: 'png' }) },
    {
      name: 'a PNG of megabytes',
      serve: file(noisy),
      expected: read({ format: 'png', widthPx: 1600, heightPx: 1200, byteLength: noisy.length }),
      atMostBytes: 32 * KB,
    },
    { name: 'a PNG of 16 bits', serve: file(await pictures.png16()), expected: read({ format: 'png', bitDepth: 16 }) },
    { name: 'a grey PNG', serve: file(await pictures.greyPng()), expected: read({ format: 'png', colours: 'grey' }) },
    {
      name: 'a grey PNG of 16 bits',
      serve: file(await pictures.grey16Png()),
      expected: read({ format: 'png', colours: 'grey', bitDepth: 16 }),
    },
    { name: 'a PNG with a palette', serve: file(await pictures.palettePng()), expected: read({ format: 'png' }) },
    { name: 'a PNG to see through', serve: file(await pictures.seeThroughPng()), expected: read({ format: 'png' }) },
    {
      name: 'an interlaced PNG',
      serve: file(await pictures.interlacedPng()),
      expected: read({ format: 'png', widthPx: 300, heightPx: 200 }),
    },
    { name: 'a PNG with a colour profile', serve: file(profile), expected: read({ format: 'png' }) },
    {
      name: 'a PNG that EXIF turns',
      serve: file(await pictures.turnedPng()),
      expected: read({ format: 'png', widthPx: 400, heightPx: 600 }),
    },
    {
      name: 'a size that no memory holds',
      serve: file(await pictures.hugePng()),
      expected: read({ format: 'png', widthPx: 100_000, heightPx: 100_000 }),
    },
    ...turned.map((bytes, at): Case => ({
      name: `EXIF orientation ${at + 1}`,
      serve: file(bytes),
      expected: read(at >= 4 ? { widthPx: 400, heightPx: 600 } : {}),
    })),
    ...cameraHeads.flatMap((bytes, at): Case[] => [
      { name: `a camera's JPEG (${at})`, serve: file(bytes), expected: read() },
      { name: `a camera's JPEG (${at}), from a server without ranges`, serve: whole(bytes), expected: read() },
    ]),
    {
      name: 'a size behind 40 kB',
      serve: file(head40),
      expected: read({ byteLength: head40.length }),
      atMostBytes: 128 * KB,
    },
    {
      name: 'a size behind 200 kB',
      serve: file(head200),
      expected: read({ byteLength: head200.length }),
      atMostBytes: 320 * KB,
    },
    {
      name: 'a size behind 700 kB, from a server without ranges',
      serve: whole(head700),
      expected: read({ byteLength: head700.length }),
      atMostBytes: 1_024 * KB,
    },
    {
      name: 'a size behind more than a megabyte',
      serve: file(tooBigHead),
      expected: { outcome: 'not_looked_at', reason: 'the first megabyte does not tell the size' },
    },
    {
      name: 'a size behind more than a megabyte, from a server without ranges',
      serve: whole(tooBigHead),
      expected: { outcome: 'not_looked_at', reason: 'the first megabyte does not tell the size' },
    },
    {
      name: 'a JPEG that ends before its size',
      serve: file(plain.subarray(0, 120)),
      expected: faulty({ kind: 'damaged' }),
    },
    {
      name: 'a PNG that ends before its size',
      serve: file((await pictures.png(60, 40)).subarray(0, 20)),
      expected: faulty({ kind: 'damaged' }),
    },
    {
      name: 'a JPEG of nothing but its first bytes',
      serve: whole(Buffer.concat([plain.subarray(0, 3), Buffer.alloc(500, 0x20)])),
      expected: faulty({ kind: 'damaged' }),
    },
    { name: 'no byte', serve: file(Buffer.alloc(0)), expected: faulty({ kind: 'empty' }), atMostBytes: 0 },
    other('WebP', 'webp', await pictures.webp()),
    other('GIF', 'gif', await pictures.gif()),
    other('TIFF', 'tiff', await pictures.tiff()),
    other('AVIF', 'avif', await pictures.avif()),
    other('HEIC', 'heic', pictures.heic),
    other('PDF', 'pdf', pictures.pdf),
    other('SVG', 'svg', pictures.svg),
    other('SVG without a declaration', 'svg', pictures.bareSvg),
    other('Photoshop', 'psd', pictures.photoshop),
    other('ZIP', 'zip', pictures.zip),
    other('a page', 'html', pictures.html),
    other('a page with its type of document', 'html', pictures.doctype),
    other('an error in XML', 'xml', pictures.xml),
    other('an error in JSON', 'json', pictures.json),
    other('a text', null, Buffer.from('not a picture')),
    other('bytes of nothing known', null, Buffer.alloc(70_000, 0x11)),
  ];
}
