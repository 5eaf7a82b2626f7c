import { afterEach, beforeEach, expect, it } from 'vitest';
import { webp } from '../artwork/pictures.ts';
import { fitting, square, startArtworkServer, tooSmall, type ArtworkServer } from '../support/artwork-server.ts';
import { eventually } from '../support/eventually.ts';
import { HOUR_MS, MINUTE_MS, PassingClock } from '../support/passing-clock.ts';
import { startAppUnderTest, type AppUnderTest } from './app-under-test.ts';

const PICTURE = 'https://files.example.com/print/sunset.jpg';

let server: ArtworkServer;
let app: AppUnderTest;
let clock: PassingClock;
beforeEach(async () => {
  server = await startArtworkServer();
  clock = new PassingClock();
  app = await startAppUnderTest({ artworkAt: server.url, clock });
});
afterEach(async () => {
  await app.close();
  await server.close();
});

const notThere = async (): Promise<number> => 404;

interface Listed {
  readonly orderGid: string;
  readonly state: string;
  readonly holdReason: string | null;
  readonly problemCodes: readonly string[];
}

async function listed(): Promise<readonly Listed[]> {
  return ((await app.api({ method: 'GET', path: '/orders' })) as { items: readonly Listed[] }).items;
}

function order(properties: Readonly<Record<string, string>> = {}): void {
  app.surroundings.shop.placeOrder({
    lines: [
      {
        variant: app.variant,
        quantity: 1,
        properties: Object.entries(properties).map(([name, value]) => ({ name, value })),
      },
    ],
  });
}

async function printed(count: number): Promise<void> {
  const orders = () => app.surroundings.picanova.orders();
  await eventually('it is printed', () => orders().length === count, orders);
}

async function stoppedBy(code: string): Promise<void> {
  await eventually(
    `it is stopped by ${code}`,
    async () => (await listed()).some(({ problemCodes }) => problemCodes.includes(code)),
    listed,
  );
  expect(app.surroundings.picanova.orders()).toEqual([]);
}

/** As the merchant does who has put another file where the old one was. */
async function retry(): Promise<void> {
  for (const { orderGid } of await listed())
    await app.api({ method: 'POST', path: `/orders/${orderGid.split('/').at(-1)}/retry` });
}

it('an order whose picture fits is sent, and the next one with it asks nobody again', async () => {
  server.put(PICTURE, await fitting());
  order();
  await printed(1);
  order();
  await printed(2);
  expect(server.asked).toEqual([PICTURE]);
});

it.each([
  ['artwork_too_small', tooSmall],
  ['artwork_wrong_ratio', square],
  ['artwork_wrong_type', webp],
  ['artwork_unreachable', notThere],
] as const)(
  'nothing is sent while its picture is wrong: %s; with another file in its place it goes on',
  async (code, file) => {
    server.put(PICTURE, await file());
    order();
    await stoppedBy(code);
    server.put(PICTURE, await fitting());
    clock.pass(MINUTE_MS);
    await retry();
    await printed(1);
  },
);

it('a slow server keeps its own order waiting, and no other; when it answers, the order goes by itself', async () => {
  const slow = 'https://slow.example.com/own.jpg';
  server.put(PICTURE, await fitting());
  server.put(slow, 'silent');
  order({ _print_url: slow });
  await eventually('its picture is asked for', () => server.asked.includes(slow));
  order();
  await printed(1);
  await eventually('it waits for its picture', async () =>
    (await listed()).some(({ state, holdReason }) => state === 'held' && holdReason === 'artwork'),
  );
  server.put(slow, await fitting());
  clock.pass(MINUTE_MS);
  await printed(2);
});

it('a product says what is wrong with its picture before an order does, and no more once it is mended', async () => {
  const status = async (): Promise<string | undefined> => {
    const list = await app.api({ method: 'GET', path: '/products' });
    return (list as { items: readonly { status: string }[] }).items[0]?.status;
  };
  server.put(PICTURE, await tooSmall());
  await app.api({ method: 'POST', path: '/products/index' });
  await eventually('it is broken', async () => (await status()) === 'broken', status);
  order();
  await stoppedBy('artwork_too_small');
  server.put(PICTURE, await fitting());
  clock.pass(HOUR_MS);
  await eventually('it is ready again', async () => (await status()) === 'ready', status);
  await printed(1);
});
