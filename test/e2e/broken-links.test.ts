import { afterAll, beforeAll, expect, it } from 'vitest';
import { fitting, startArtworkServer, type ArtworkServer } from '../support/artwork-server.ts';
import { eventually } from '../support/eventually.ts';
import { DAY_MS, PassingClock, quiet } from '../support/passing-clock.ts';
import { openAdminBrowser, type AdminBrowser } from './support/admin-browser.ts';
import { axeFindings } from './support/axe.ts';
import { CANVAS, printProduct } from './support/goods.ts';

const PATIENCE_MS = 120_000;
const PICTURE = CANVAS['print_url'] ?? '';

let server: ArtworkServer;
let admin: AdminBrowser;
let clock: PassingClock;
beforeAll(async () => {
  server = await startArtworkServer();
  clock = new PassingClock();
  admin = await openAdminBrowser({ artworkAt: server.url, clock });
}, PATIENCE_MS);
afterAll(async () => {
  await admin.close();
  await server.close();
});

interface Products {
  readonly items: readonly { readonly status: string }[];
}

async function isShownAs(status: string): Promise<void> {
  const list = async (): Promise<Products> => (await admin.app.api({ method: 'GET', path: '/products' })) as Products;
  await eventually(`the product is ${status}`, async () => {
    const { items } = await list();
    return items.length > 0 && items.every((item) => item.status === status);
  });
}

it(
  'a link that broke since yesterday is counted on Home, which leads to its product, and the product says why',
  async () => {
    server.put(PICTURE, await fitting());
    printProduct(admin.app.surroundings.shop, 'Sunset', { fields: CANVAS });
    await admin.app.api({ method: 'POST', path: '/products/index' });
    await isShownAs('ready');
    await eventually('its picture is looked at', () => server.asked.includes(PICTURE));
    await quiet(admin.app.surroundings);
    server.put(PICTURE, 404);
    clock.pass(DAY_MS);
    await isShownAs('broken');

    const { frame, errors, close } = await admin.open('/');
    await frame.getByText('1 artwork link broke since yesterday').waitFor();
    expect(await axeFindings(frame)).toEqual([]);
    await frame.getByRole('button', { name: 'Show products' }).click();
    await frame.getByText('Artwork cannot be loaded').first().waitFor();
    expect(errors).toEqual([]);
    await close();
  },
  PATIENCE_MS,
);
