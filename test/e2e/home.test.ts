import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_FAULTS } from '../simulator/faults.ts';
import { ACCOUNT_KEY, ACCOUNT_USER } from '../support/surroundings.ts';
import { eventually } from '../support/eventually.ts';
import { axeFindings } from './support/axe.ts';
import { CANVAS, firstVariant, printProduct } from './support/goods.ts';
import { numberOf } from '../../web/contract/gids.ts';
import { openAdminBrowser, type AdminBrowser, type View } from './support/admin-browser.ts';

const PATIENCE_MS = 120_000;
const API = /\/api\//;

let admin: AdminBrowser;
beforeAll(async () => {
  admin = await openAdminBrowser();
}, 90_000);
afterAll(() => admin.close());

async function problemsNow(): Promise<readonly string[]> {
  const { problems } = (await admin.app.api({ method: 'GET', path: '/home' })) as { problems: { code: string }[] };
  return problems.map(({ code }) => code);
}

it(
  '[U11] before an account is connected nothing is said to be on its way',
  async () => {
    const fresh = await openAdminBrowser({ connected: false });
    const { frame, close } = await fresh.open('/');
    await frame.getByText('Nothing is printed yet').waitFor();
    await frame.getByText('Connect your Picanova account first: until then no order is sent.').waitFor();
    expect(await frame.getByText('is on its way').count()).toBe(0);
    await close();
    await fresh.close();
  },
  PATIENCE_MS,
);

it(
  '[U12] an order with two parcels is one shipped order',
  async () => {
    const { shop, picanova } = admin.app.surroundings;
    const before = picanova.orders().length;
    const { gid } = shop.placeOrder({ lines: [{ variant: admin.app.variant, quantity: 2 }] });
    const made = await eventually('it is at Picanova', () => picanova.orders().slice(before).at(-1));
    const itemId = made.items[0]?.id ?? 0;
    const parcel = (trackingNumber: string) => ({
      carrier: 'UPS',
      trackingNumber,
      trackingUrl: `https://ups.example.com/${trackingNumber}`,
      items: [{ itemId, quantity: 1 }],
    });
    picanova.ship(made.id, parcel('1ZA'));
    picanova.ship(made.id, parcel('1ZB'));
    await eventually('both parcels are in Shopify', () => shop.order(gid).fulfillments.length === 2);
    const home = await admin.app.api({ method: 'GET', path: '/home' });
    expect(home).toMatchObject({ totals: { shipped: 1 } });
    // [U31] A real order is not the test order of the checklist.
    expect(home).toMatchObject({ checklist: { steps: expect.arrayContaining([{ step: 'test_order', done: false }]) } });
  },
  PATIENCE_MS,
);

it.each([
  ['en-US', 360],
  ['de-DE', 360],
  ['en-US', 1040],
  ['en-US', 1280],
] as const)(
  'the days of the week can be read: %s at %i px',
  async (locale, widthPx) => {
    const { shop, picanova } = admin.app.surroundings;
    const before = picanova.orders().length;
    shop.placeOrder({ lines: [{ variant: admin.app.variant, quantity: 1 }] });
    await eventually('there is something to draw', () => picanova.orders().length > before);
    const { frame, close } = await admin.open('/', { locale, widthPx });
    const days = frame.locator('.chart-days > *');
    await days.first().waitFor();
    const drawn = await days.evaluateAll((all) =>
      all.map((day) => ({
        size: parseFloat(getComputedStyle(day).fontSize),
        isCut: day.scrollWidth > day.clientWidth,
      })),
    );
    expect(drawn).toHaveLength(7);
    for (const { size, isCut } of drawn) expect([size >= 11, isCut]).toEqual([true, false]);
    await close();
  },
  PATIENCE_MS,
);

it('[U11] a proof of nothing is not called complete, and says what came after it', async () => {
  const home = (await admin.app.api({ method: 'GET', path: '/home' })) as object;
  const proof = { day: '2026-11-28', paid: 0, atPicanova: 0, waiting: {}, problems: 0, missing: 0, lookedUntilMs: 1 };
  const { page, frame, close } = await admin.open('/orders');
  await page.route(/\/api\/home/, (route) =>
    route.fulfill({ json: { ...home, proofs: [{ ...proof, lookedUntilMs: Date.now() }], sinceProof: 12 } }),
  );
  await page.getByRole('link', { name: 'Home' }).click();
  await frame.getByText('No paid order with prints in the 7 days before').waitFor();
  await frame.getByText('12 print orders have come since and are counted next time').waitFor();
  expect(await frame.getByText('All there').count()).toBe(0);
  expect(await axeFindings(frame)).toEqual([]);
  await close();
});

it(
  '[U18] a cause of problems has its own button, which leads to the one product behind it, and frees all its orders',
  async () => {
    const { shop, picanova } = admin.app.surroundings;
    const broken = firstVariant(
      printProduct(shop, 'Misty forest', { fields: { ...CANVAS, print_option_value_1: 'Marbled' } }),
    );
    for (let placed = 0; placed < 3; placed += 1) shop.placeOrder({ lines: [{ variant: broken, quantity: 1 }] });
    await eventually('three have a problem', async () => {
      const home = (await admin.app.api({ method: 'GET', path: '/home' })) as { problems: { printOrders: number }[] };
      return home.problems[0]?.printOrders === 3;
    });
    await admin.app.api({ method: 'POST', path: '/products/index' });
    const { page, frame, errors, close } = await admin.open('/');
    await frame.getByText(/^3 print orders, 1 product, the oldest from .*\d+:\d\d/).waitFor();
    await frame.getByText('When it is put right, these orders go on by themselves.').waitFor();
    expect(await axeFindings(frame)).toEqual([]);
    await frame.getByRole('link', { name: /^Edit print fields: Option not known/ }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('edit')).toBe(numberOf(broken));
    expect(errors).toEqual([]);
    await close();

    const before = picanova.orders().length;
    shop.setMetafields(broken, [{ namespace: '$app', key: 'print_option_value_1', value: 'Mirrored' }]);
    await eventually('they went on by themselves', () => picanova.orders().length === before + 3);
    await eventually('no problem is left', async () => (await problemsNow()).length === 0);
  },
  PATIENCE_MS,
);

describe('what stands in the way of all orders', () => {
  async function banner(text: RegExp, view: View): Promise<void> {
    await view.frame.getByText(text).first().waitFor();
    expect(await axeFindings(view.frame)).toEqual([]);
  }

  it(
    '[U17] Picanova is away: one banner with the next try, gone when nothing waits for it any more',
    async () => {
      const { shop, picanova } = admin.app.surroundings;
      const view = await admin.open('/');
      picanova.faults.rates = { ...NO_FAULTS, status500: 1 };
      const { gid } = shop.placeOrder({ lines: [{ variant: admin.app.variant, quantity: 1 }] });
      await eventually('it waits for Picanova', async () => (await problemsNow()).includes('picanova_unreachable'));
      const said = view.frame.getByText('Picanova does not answer at the moment');
      await said.waitFor();
      picanova.faults.rates = NO_FAULTS;
      expect(await axeFindings(view.frame)).toEqual([]);
      await view.frame.getByText(/1 print order waits for it .*(Next try: .*\d+:\d\d|being tried right now)/).waitFor();
      // Its next try may be minutes away by now; what the buyer no longer wants is asked about at once.
      shop.cancel(gid);
      await said.waitFor({ state: 'detached' });
      await view.close();
    },
    PATIENCE_MS,
  );

  it(
    '[U18] a refused key: a banner that leads to the place of the keys',
    async () => {
      const { picanova } = admin.app.surroundings;
      picanova.setKey(ACCOUNT_USER, 'another');
      await admin.app.api({ method: 'POST', path: '/connections/EU/test' });
      const view = await admin.open('/');
      await banner(/Picanova refuses your API key \(Europe\)/, view);
      await view.frame.getByRole('button', { name: 'Update credentials' }).click();
      await expect.poll(() => new URL(view.page.url()).pathname).toMatch(/settings\/connections$/);
      picanova.setKey(ACCOUNT_USER, ACCOUNT_KEY);
      await admin.app.api({ method: 'POST', path: '/connections/EU/test' });
      await view.close();
    },
    PATIENCE_MS,
  );

  it(
    '[U16] the app itself is down: said as that, not as a mistake, and gone by itself when it is back',
    async () => {
      const view = await admin.open('/orders');
      await view.frame.getByRole('tab').first().waitFor();
      await view.page.route(API, (route) =>
        route.fulfill({ status: 503, contentType: 'text/html', body: '<h1>No server</h1>' }),
      );
      await view.frame.getByRole('tab').nth(2).click();
      await view.frame.getByText('The app does not answer at the moment. Orders that come in').waitFor();
      await view.frame.getByText('It is tried again by itself every few seconds.').waitFor();
      await banner(/The app does not answer at the moment/, view);
      expect(await view.frame.getByText('in a way this page does not understand').count()).toBe(0);
      await view.page.unroute(API);
      await view.frame.getByText('The app does not answer at the moment').first().waitFor({ state: 'detached' });
      expect(view.errors).toEqual([]);
      await view.close();
    },
    PATIENCE_MS,
  );

  it(
    '[U16] what is shown while the app is down says how old it is',
    async () => {
      const view = await admin.open('/');
      await view.page.route(API, (route) => route.abort());
      await banner(/What you see is from .*\d+:\d\d/, view);
      await view.page.unroute(API);
      await view.frame.getByText('What you see is from').waitFor({ state: 'detached' });
      await view.close();
    },
    PATIENCE_MS,
  );
});
