import { countryNumber } from '../../../domain/kernel/countries.ts';
import type { Region, ShopDomain } from '../../../domain/kernel/ids.ts';
import type { Connect } from '../../../pipeline/merchant/connect.ts';
import type {
  Clock,
  Connection,
  ConnectionStore,
  PrintProvider,
  Random,
  Reads,
} from '../../../pipeline/ports/index.ts';
import type { ConnectionView } from '../../../contract/index.ts';
import { mount, type Api } from '../endpoint.ts';

export interface ConnectionParts {
  readonly connections: ConnectionStore;
  readonly connect: Connect;
  readonly reads: Reads;
  readonly provider: PrintProvider;
  readonly appUrl: string;
  readonly clock: Clock;
  readonly random: Random;
}

const STATUS = { connected: 200, credentials_rejected: 422, busy: 503, refused: 503, unreachable: 503 } as const;
const NOT_CONNECTED = { refusal: 404, error: 'not_connected' } as const;

/**
 * EU and US credentials, their test, the webhook URL to paste into Picanova's store settings, and its shipping methods
 * (product §4).
 */
export function connectionRoutes(api: Api, parts: ConnectionParts): void {
  const { connections, connect, reads, provider, appUrl, clock, random } = parts;

  async function view(connection: Connection): Promise<ConnectionView> {
    const { region, apiUser, currency, rejected, catalogueAtMs, lastWebhookAtMs, createdAtMs } = connection;
    const [secret, catalogueVariants, shared] = await Promise.all([
      connections.webhookSecret(connection.id),
      reads.catalogue.size(connection.shop, region),
      // Credentials that Picanova refuses prove nothing about whose account it is.
      rejected ? false : connections.isShared(connection),
    ]);
    return {
      region,
      apiUser,
      currency,
      rejected,
      catalogueAtMs,
      catalogueVariants,
      lastWebhookAtMs,
      shared,
      createdAtMs,
      webhookUrl: `${appUrl}/webhooks/picanova/${connection.id}/${secret ?? ''}`,
    };
  }

  async function at(shop: ShopDomain, region: Region): Promise<Connection | null> {
    return (await connections.list(shop)).find((one) => one.region === region) ?? null;
  }

  mount(api, 'connections', async ({ shop }) => ({
    body: { connections: await Promise.all((await connections.list(shop)).map(view)) },
  }));

  mount(api, 'connect', async ({ shop, params, body }) => {
    const result = await connect.connect(shop, params.region, body);
    return { status: STATUS[result.outcome], body: result };
  });

  mount(api, 'testConnection', async ({ shop, params }) => {
    const connection = await at(shop, params.region);
    const access = connection && (await connections.access(connection.id));
    if (!access) return NOT_CONNECTED;
    const result = await connect.check(access);
    if (result.outcome === 'connected' || result.outcome === 'credentials_rejected')
      await connections.markRejected(access.id, result.outcome === 'credentials_rejected');
    return { body: result };
  });

  mount(api, 'newWebhookSecret', async ({ shop, params }) => {
    const connection = await at(shop, params.region);
    if (connection === null) return NOT_CONNECTED;
    await connections.rotateWebhookSecret(connection.id, random.id(), clock.now());
    return { body: await view(connection) };
  });

  mount(api, 'disconnect', async ({ shop, params }) => {
    await connections.remove(shop, params.region, clock.now());
    return { body: null };
  });

  /** Asked for one piece of a variant that ships there: Picanova lists methods only for a destination and items. */
  mount(api, 'shippingMethods', async ({ shop, params, query }) => {
    const connection = await at(shop, params.region);
    const access = connection && (await connections.access(connection.id));
    if (!access) return NOT_CONNECTED;
    const countryId = countryNumber(query.country);
    const sample = countryId === null ? null : await reads.catalogue.shippingTo(shop, params.region, countryId);
    if (countryId === null || sample === null) return { body: { methods: [] } };
    const answer = await provider.rates(access, { countryId, items: [{ variantId: sample, quantity: 1 }] });
    if (answer.outcome === 'rated')
      return {
        body: {
          methods: answer.rates.map(({ code, name, priceMinor, currency }) => ({
            code,
            name,
            price: { minor: priceMinor, currency },
          })),
        },
      };
    if (answer.outcome === 'refused') return { body: { methods: [] } };
    return answer.outcome === 'throttled'
      ? { refusal: 503, error: 'busy' }
      : { refusal: 503, error: 'picanova_unreachable', reason: answer.reason };
  });
}
