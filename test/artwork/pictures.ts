import sharp, { type Sharp } from 'sharp';

function plain(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: { r: 200, g: 120, b: 40 } } });
}

/** Unlike one colour, it does not pack into a few bytes. */
export function noisy(width: number, height: number): Sharp {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  return sharp({ create: { width, height, channels: 3, background: 'white', noise } });
}

export const jpeg = (width: number, height: number): Promise<Buffer> => plain(width, height).jpeg().toBuffer();
export const png = (width: number, height: number): Promise<Buffer> => plain(width, height).png().toBuffer();
export const progressive = (): Promise<Buffer> => noisy(900, 600).jpeg({ progressive: true }).toBuffer();
export const cmyk = (): Promise<Buffer> => plain(600, 400).toColourspace('cmyk').jpeg().toBuffer();
export const greyJpeg = (): Promise<Buffer> => plain(600, 400).toColourspace('b-w').jpeg().toBuffer();
export const greyPng = (): Promise<Buffer> => plain(600, 400).toColourspace('b-w').png().toBuffer();
export const grey16Png = (): Promise<Buffer> => plain(600, 400).toColourspace('grey16').png().toBuffer();
export const png16 = (): Promise<Buffer> => plain(600, 400).toColourspace('rgb16').png().toBuffer();
export const palettePng = (): Promise<Buffer> => plain(600, 400).png({ palette: true }).toBuffer();
export const seeThroughPng = (): Promise<Buffer> => plain(600, 400).ensureAlpha(0.5).png().toBuffer();
export const interlacedPng = (): Promise<Buffer> => noisy(300, 200).png({ progressive: true }).toBuffer();
export const wideGamut = (): Promise<Buffer> => plain(600, 400).withIccProfile('p3').jpeg().toBuffer();
export const withProfilePng = (): Promise<Buffer> => plain(600, 400).withIccProfile('p3').png().toBuffer();
export const webp = (): Promise<Buffer> => plain(600, 400).webp().toBuffer();
export const gif = (): Promise<Buffer> => plain(60, 40).gif().toBuffer();
export const tiff = (): Promise<Buffer> => plain(60, 40).tiff().toBuffer();
export const avif = (): Promise<Buffer> => plain(60, 40).avif().toBuffer();

/** EXIF's numbers: 5 to 8 are turned by 90°. */
export const turned = (orientation: number): Promise<Buffer> =>
  plain(600, 400).withMetadata({ orientation }).jpeg().toBuffer();
export const turnedPng = (): Promise<Buffer> => plain(600, 400).withMetadata({ orientation: 6 }).png().toBuffer();

/** A JPEG whose size stands behind so many bytes of application data, as of EXIF and colour profiles. */
export async function withBigHead(bytes: number): Promise<Buffer> {
  const picture = await jpeg(600, 400);
  const segments: Buffer[] = [];
  for (let left = bytes; left > 0; left -= 65_000) {
    const length = Math.min(left, 65_000);
    const segment = Buffer.alloc(length + 4);
    segment.writeUInt16BE(0xff_ed, 0);
    segment.writeUInt16BE(length + 2, 2);
    segments.push(segment);
  }
  return Buffer.concat([picture.subarray(0, 2), ...segments, picture.subarray(2)]);
}

/** Names a size that no memory holds, in a few bytes. */
export async function hugePng(): Promise<Buffer> {
  const { crc32 } = await import('node:zlib');
  const picture = Buffer.from(await png(10, 10));
  picture.writeUInt32BE(100_000, 16);
  picture.writeUInt32BE(100_000, 20);
  picture.writeUInt32BE(crc32(picture.subarray(12, 29)), 29);
  return picture;
}

export const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n');
export const svg = Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>');
export const bareSvg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>');
export const html = Buffer.from('\n<!-- made by hand -->\n<html><head><title>Prints</title></head></html>');
export const doctype = Buffer.from('<!DOCTYPE html><html lang="en"><title>Prints</title></html>');
/** How an object store says no with status 200, and what programs answer. */
export const xml = Buffer.from('<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>');
export const json = Buffer.from('{"error":"not found"}');
/** As phones save them: the head of a box file of the brand `heic`. */
export const heic = Buffer.from('0000002466747970686569630000000068656963' + '00'.repeat(200), 'hex');
export const photoshop = Buffer.concat([Buffer.from('8BPS\x00\x01', 'latin1'), Buffer.alloc(200)]);
export const zip = Buffer.concat([Buffer.from('PK\x03\x04\x14\x00\x00\x00', 'latin1'), Buffer.alloc(200)]);
