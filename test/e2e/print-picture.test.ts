import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { numberOf } from '../../web/contract/gids.ts';
import { startPlainHost, type Host } from '../artwork/artwork-host.ts';
import { file, status } from '../artwork/serving.ts';
import { eventually } from '../support/eventually.ts';
import { openAdminBrowser, settled, type AdminBrowser } from './support/admin-browser.ts';
import { axeFindings } from './support/axe.ts';
import { CANVAS, firstVariant, printProduct, readProducts } from './support/goods.ts';

const LANDSCAPE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#f6b26b"/>' +
  '<circle cx="3" cy="1" r=".6" fill="#e06666"/><rect y="2" width="4" height="1" fill="#3d5a80"/></svg>';

/** In 300 by 225 pixels, what a canvas of 40 × 30 cm cannot be printed from. */
const SIZES: Readonly<Record<string, number>> = { '/large.jpg': 4_000, '/small.jpg': 300 };
const link = (name: string): string => `https://files.example.com/${name}`;

let admin: AdminBrowser;
let host: Host;
const orders: { readonly name: string; readonly gid: string }[] = [];
beforeAll(async () => {
  const pictures = new Map<string, Buffer>();
  for (const [path, width] of Object.entries(SIZES)) {
    pictures.set(path, await sharp(Buffer.from(LANDSCAPE)).resize(width).jpeg().toBuffer());
  }
  host = await startPlainHost((request, response, port) => {
    const picture = pictures.get(request.url ?? '');
    (picture === undefined ? status(404) : file(picture))(request, response, port);
  });
  admin = await openAdminBrowser({ artworkAt: `http://127.0.0.1:${host.port}` });
  const { shop } = admin.app.surroundings;
  for (const [name, border] of [
    ['large.jpg', 'Mirrored'],
    ['small.jpg', 'Folded'],
    ['gone.jpg', 'White'],
  ] as const) {
    const fields = { ...CANVAS, print_url: link(name), print_option_value_1: border };
    const product = printProduct(shop, `Sunset ${name}`, { fields });
    orders.push({ ...shop.placeOrder({ lines: [{ variant: firstVariant(product), quantity: 1 }] }) });
  }
  await eventually('all are planned', async () => {
    const { counts } = (await admin.app.api({ method: 'GET', path: '/orders/counts' })) as {
      counts: Readonly<Record<string, number>>;
    };
    return counts['all'] === 3;
  });
}, 90_000);
afterAll(async () => {
  await admin.close();
  await host.close();
});

async function openOrder(at: number, locale: 'en-US' | 'de-DE' = 'en-US') {
  const view = await admin.open(`/orders/${numberOf(orders[at]?.gid ?? '')}`, { locale });
  await settled(view);
  return view;
}

it('an order shows its artwork as it will be printed, with how sharp it is and how large it may be', async () => {
  const { frame, errors, close } = await openOrder(0);
  const drawing = frame.getByRole('img', { name: /^How Sunset large\.jpg.* will look printed at 40 × 30 cm$/ });
  await drawing.waitFor();
  const box = await drawing.boundingBox();
  // 40 × 30 cm, and two more on each side.
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(44 / 34, 1);
  await frame.getByText('254 DPI: sharp enough').waitFor();
  await frame.getByText(/^Good up to [\d.]+ × [\d.]+ cm$/).waitFor();
  await frame.getByText('Sides: the picture, mirrored').waitFor();
  expect(await axeFindings(frame)).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});

it('what has too few pixels is said to, in the language of the merchant', async () => {
  const { frame, close } = await openOrder(1, 'de-DE');
  await frame.getByText('19 DPI: zu wenige Pixel, nötig sind 36 DPI').waitFor();
  await frame.getByText('Seiten: das Motiv läuft um den Rahmen, ab der gestrichelten Linie').waitFor();
  await close();
});

it('where no picture can be made, the artwork has its place as before', async () => {
  const { frame, close } = await openOrder(2);
  await frame
    .getByRole('img', { name: /artwork/i })
    .first()
    .waitFor();
  expect(await frame.getByText(/DPI/).count()).toBe(0);
  await close();
});

it('the editor of a variant shows the print, and that of another link when the typing pauses', async () => {
  await readProducts(admin);
  const { frame, close } = await admin.open('/products?q=large');
  await frame.getByRole('button', { name: 'Edit print fields of Sunset large.jpg, 40x30' }).click();
  await frame.getByText('254 DPI: sharp enough').waitFor();
  await frame.getByLabel('Artwork link').fill(link('small.jpg'));
  await frame.getByText('19 DPI: too few pixels, 36 DPI are needed').waitFor();
  expect(await axeFindings(frame)).toEqual([]);
  await close();
});
