import { NOT_CONFIGURED, writeIdentity } from '../../tools/shopify/app-toml.ts';
import { deploy, type Dashboard } from '../simulator/shopify/deploy.ts';
import { numberOf } from '../../web/contract/gids.ts';
import { eventually } from '../support/eventually.ts';
import { runTool } from '../support/run-tool.ts';
import { ACCOUNT, APP, type Stage } from './stage.ts';
import type { Step } from './step.ts';

const PARCEL = { carrier: 'UPS', trackingNumber: '1ZFIRST', trackingUrl: 'https://ups.example.com/1ZFIRST' } as const;

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

async function heading(stage: Stage, name: string): Promise<void> {
  await stage.view.frame().waitForSelector('#app:not([inert]) h1');
  await stage.view.frame().getByRole('heading', { level: 1, name }).waitFor();
}

/** As a merchant does who presses the browser's own button. */
async function reload(stage: Stage): Promise<void> {
  await stage.view.page.reload();
  await stage.view.frame().waitForSelector('#app:not([inert]) h1');
}

/** As a browser does with a restored tab: the app's own document, at the address it has by then. */
async function reloadFrame(stage: Stage): Promise<void> {
  const frame = stage.view.frame();
  await frame.evaluate(() => {
    document.documentElement.dataset['old'] = 'yes';
    location.reload();
  });
  await frame.waitForSelector('html:not([data-old]) #app:not([inert]) h1');
}

async function doctor(
  stage: Stage,
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; said: string }> {
  const { code, stdout, stderr } = await runTool('tools/doctor.ts', ['--json', '--path', stage.clone.folder], env);
  return { code, said: stdout + stderr };
}

function beforeTheShop(stage: Stage): readonly Step[] {
  const { clone } = stage;
  const dashboard: Dashboard = { clientIds: [APP.clientId], dataUse: 'not_requested' };
  return [
    {
      name: 'a clone as it comes is not deployed',
      async play() {
        // This one may be configured.
        writeIdentity(clone.folder, { clientId: NOT_CONFIGURED, url: 'https://app.example.com' });
        const { code, said } = await doctor(stage, {});
        must(code === 1 && said.includes('npm run shopify:configure'), `the doctor says ${said}`);
        must(deploy(clone.folder, dashboard).outcome === 'refused', 'it is deployed');
      },
    },
    {
      name: 'shopify:configure writes client id and address',
      async play() {
        const args = ['--client-id', APP.clientId, '--url', APP.url, '--path', clone.folder];
        const { code, stderr } = await runTool('tools/shopify-configure.ts', args);
        must(code === 0, stderr);
      },
    },
    {
      name: 'a deploy is refused before the use of customer data is requested',
      async play() {
        const refused = deploy(clone.folder, dashboard);
        must(
          refused.outcome === 'refused' && refused.reasons.every((why) => why.includes('customer data')),
          'it is not',
        );
      },
    },
    {
      name: 'the deploy is released',
      async play() {
        const deployed = deploy(clone.folder, { ...dashboard, dataUse: 'requested' });
        if (deployed.outcome === 'refused') throw new Error(deployed.reasons.join('; '));
        await stage.release(deployed.app);
      },
    },
    { name: 'shopify app dev starts the app behind its tunnel', play: () => stage.startDev() },
    {
      name: 'the doctor finds nothing in the way',
      async play() {
        const { code, said } = await doctor(stage, stage.env);
        must(code === 0, said);
      },
    },
  ];
}

function inTheApp(stage: Stage): readonly Step[] {
  return [
    { name: 'the merchant grants what was deployed', play: async () => stage.install() },
    {
      name: 'the app is opened through the tunnel, which installs it',
      async play() {
        await stage.openApp();
        await heading(stage, 'Home');
        must(
          stage.shopify.requests().byOperation['POST /admin/oauth/access_token'] !== undefined,
          'no token was asked',
        );
      },
    },
    {
      name: 'the page is loaded again',
      async play() {
        await reload(stage);
        await heading(stage, 'Home');
      },
    },
    {
      name: 'Picanova is connected, its webhook address pasted',
      async play() {
        const frame = stage.view.frame();
        await frame.getByRole('link', { name: 'Connect', exact: true }).click();
        const europe = frame.locator('form').first();
        await europe.getByLabel('API user').fill(ACCOUNT.user);
        await europe.getByLabel('API key').fill(ACCOUNT.key);
        await europe.getByRole('button', { name: 'Test and connect' }).click();
        const address = frame.getByRole('textbox', { name: 'Webhook address' });
        await address.waitFor();
        const url = await address.inputValue();
        must(url.startsWith(`${stage.tunnel.url}/webhooks/picanova/`), `the address is ${url}`);
        stage.picanova.setWebhookUrl(ACCOUNT.user, url);
        await frame.getByText(/variants, read/).waitFor();
      },
    },
    {
      name: 'the settings are loaded again, where they were left',
      async play() {
        await reload(stage);
        await stage.view.frame().getByRole('textbox', { name: 'Webhook address' }).waitFor();
      },
    },
  ];
}

function anOrder(stage: Stage): readonly Step[] {
  const bought = { product: '', variant: '', order: '', name: '' };
  const atPicanova = () => stage.picanova.orders().at(0);
  const printed = (): Promise<{ readonly id: string }> => eventually('the order is at Picanova', atPicanova);
  return [
    {
      name: 'print fields are set in the block of the product page',
      async play() {
        const product = stage.shop.product({ title: 'Harbour', variants: [{ title: '40x30', price: '39.90' }] });
        Object.assign(bought, { product: product.gid, variant: product.variants[0]?.gid ?? '' });
        const page = await stage.openAdminPage(`/products/${numberOf(product.gid)}`);
        const block = page.frameLocator('iframe[name=block]');
        await block.getByLabel('Picanova product').selectOption({ label: 'Canvas' });
        await block.getByLabel('Print SKU').selectOption('DIGI-40X30-1');
        await block.getByLabel('Canvas border (required)').selectOption('Mirrored');
        await block.getByLabel('Stretcher frame (required)').selectOption('2 cm');
        await block.getByLabel('Artwork link').fill('https://files.example.com/print/harbour.jpg');
        await block.getByText('Ready', { exact: true }).waitFor();
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.locator('#save-bar').waitFor({ state: 'hidden' });
        await page.close();
      },
    },
    {
      name: 'a buyer orders, and pays later',
      async play() {
        const order = stage.shop.placeOrder({
          lines: [{ variant: bought.variant, quantity: 1 }],
          paid: false,
          riskLevel: 'PENDING',
        });
        Object.assign(bought, { order: order.gid, name: order.name });
        await stage.shopify.drain();
        stage.shop.pay(order.gid);
      },
    },
    {
      name: 'the order waits for the assessment of its risk, and is sent after it',
      async play() {
        await stage.view.page.getByRole('link', { name: 'Orders' }).click();
        await stage.view.frame().getByRole('link', { name: bought.name }).click();
        await stage.view.frame().getByText('Waits for the fraud check').first().waitFor();
        must(atPicanova() === undefined, 'it was sent before');
        stage.shop.assessRisk(bought.order, 'LOW');
        await printed();
      },
    },
    {
      name: 'the order is loaded again, in its frame alone, and is at Picanova',
      async play() {
        await reloadFrame(stage);
        await stage.view.frame().getByText('At Picanova', { exact: true }).first().waitFor();
      },
    },
    {
      name: 'it is printed and shipped',
      async play() {
        const { id } = await printed();
        stage.picanova.accept(id);
        stage.picanova.startProduction(id);
        stage.picanova.ship(id, PARCEL);
        await eventually('the parcel is in Shopify', () => stage.shop.order(bought.order).fulfillments.length === 1);
      },
    },
    {
      name: 'it is fulfilled, once, with its tracking',
      async play() {
        const { fulfillmentStatus, fulfillments } = stage.shop.order(bought.order);
        must(fulfillmentStatus === 'FULFILLED', `it is ${fulfillmentStatus}`);
        must(fulfillments[0]?.tracking.number === PARCEL.trackingNumber, 'its tracking is another');
        must(stage.picanova.orders().length === 1, 'it was printed more than once');
        await reload(stage);
        await stage.view.frame().getByText('Fulfilled in Shopify', { exact: true }).first().waitFor();
      },
    },
    {
      name: 'both sides rang at the tunnel, and the order page shows the parcel',
      async play() {
        const rang = (of: string): boolean => stage.tunnel.calls.some(({ path }) => path.startsWith(`/webhooks/${of}`));
        must(rang('shopify') && rang('picanova'), 'a webhook is missing');
        const page = await stage.openAdminPage(`/orders/${numberOf(bought.order)}`);
        const block = page.frameLocator('iframe[name=block]');
        await block.getByRole('link', { name: PARCEL.trackingNumber }).waitFor();
      },
    },
  ];
}

/** Every step from a clone to one fulfilled order. */
export function stepsToOrder(stage: Stage): readonly Step[] {
  return [...beforeTheShop(stage), ...inTheApp(stage), ...anOrder(stage)];
}
