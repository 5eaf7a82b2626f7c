import type { Region } from '../simulator/picanova/index.ts';
import type { SimulatedShop } from '../simulator/shopify/types.ts';
import { eventually } from '../support/eventually.ts';
import { callApi, findInApi } from '../support/surroundings.ts';
import type { Bought } from './bought.ts';

interface Connections {
  readonly connections: readonly {
    readonly region: Region;
    readonly webhookUrl: string;
    readonly catalogueAtMs: number | null;
  }[];
}

interface PrintOrders {
  readonly printOrders: readonly { readonly problems: readonly { readonly code: string }[] }[];
}

/**
 * What the merchant does in the app's pages: the same calls, with the session token that Shopify's admin gives them.
 */
export interface Merchant {
  /** The first look into the app installs it: its session token is exchanged for the shop's access token. */
  opensApp(): Promise<void>;
  sets(settings: Readonly<Record<string, string>>): Promise<void>;
  /** Waits until the catalogue is shown; answers the webhook URL that the merchant pastes into Picanova's settings. */
  connects(region: Region, account: { readonly user: string; readonly key: string }): Promise<string>;
  /** Codes of the problems shown for the order. */
  problems(order: Bought): Promise<readonly string[]>;
  /** Resolves when the order shows this problem. */
  sees(order: Bought, problem: string): Promise<void>;
  retries(order: Bought): Promise<void>;
  sends(order: Bought): Promise<void>;
  /** Names the SKUs that a code stands for. */
  matches(code: string, skus: readonly string[]): Promise<void>;
}

function pageOf({ gid }: Bought): string {
  return `/orders/${gid.split('/').at(-1)}`;
}

export function createMerchant(shop: SimulatedShop, appUrl: string): Merchant {
  const call = (method: string, path: string, body?: unknown): Promise<unknown> =>
    callApi({ shop }, appUrl, { method, path, ...(body === undefined ? {} : { body }) });

  async function problems(order: Bought): Promise<readonly string[]> {
    const page = (await findInApi({ shop }, appUrl, pageOf(order))) as PrintOrders | null;
    return (page?.printOrders ?? []).flatMap((printOrder) => printOrder.problems.map(({ code }) => code));
  }

  return {
    problems,
    async opensApp() {
      await call('GET', '/settings');
    },
    async sets(settings) {
      await call('PATCH', '/settings', settings);
    },
    async connects(region, { user, key }) {
      await call('PUT', `/connections/${region}`, { apiUser: user, apiKey: key });
      const connection = await eventually(`the ${region} catalogue is shown`, async () => {
        const { connections } = (await call('GET', '/connections')) as Connections;
        return connections.find((candidate) => candidate.region === region && candidate.catalogueAtMs !== null);
      });
      return connection.webhookUrl;
    },
    async sees(order, problem) {
      await eventually(`${order.name} shows ${problem}`, async () => (await problems(order)).includes(problem));
    },
    async retries(order) {
      await call('POST', `${pageOf(order)}/retry`);
    },
    async sends(order) {
      await call('POST', `${pageOf(order)}/send`);
    },
    async matches(code, skus) {
      await call('POST', '/settings/codes/match', { put: [{ code, skus, was: null }], remove: [] });
    },
  };
}
