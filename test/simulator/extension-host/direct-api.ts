import type { SimulatedShop } from '../shopify/types.ts';

/**
 * What an extension's `fetch` reaches: Shopify with the rights of the person in the admin, and the app with a session
 * token.
 */
export interface ExtensionNetwork {
  /** Value of SHOPIFY_ADMIN_URL. */
  readonly adminUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly appUrl: string;
  readonly shop: SimulatedShop;
}

export interface NetworkRequest {
  /** As the extension wrote it: `shopify:admin/api/graphql.json`, or a path of the app. */
  readonly url: string;
  readonly method: string;
  readonly contentType: string | null;
  readonly body: string | null;
}

/** Node's own: a host puts the extension's `fetch` in its place, which must not come back here. */
const nodeFetch = globalThis.fetch;

const DIRECT_API = 'shopify:admin/api/graphql.json';
/** The version an extension's TOML names. */
const EXTENSION_VERSION = '2026-07';
const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';

async function onlineToken({ adminUrl, apiKey, apiSecret, shop }: ExtensionNetwork): Promise<string> {
  const response = await nodeFetch(`${adminUrl.replace('{shop}', shop.domain)}/admin/oauth/access_token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_id: apiKey,
      client_secret: apiSecret,
      grant_type: TOKEN_EXCHANGE,
      subject_token: shop.sessionToken(),
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      requested_token_type: 'urn:shopify:params:oauth:token-type:online-access-token',
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token?: string };
  if (token === undefined) throw new Error(`no online token: ${response.status}`);
  return token;
}

/**
 * Sends an extension's request where the admin would: direct API calls with an online token, all else to the app with a
 * session token.
 */
export async function sendForExtension(
  network: ExtensionNetwork,
  request: NetworkRequest,
): Promise<{ readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly text: string }> {
  const { adminUrl, appUrl, shop } = network;
  const isDirect = request.url === DIRECT_API;
  const url = isDirect
    ? `${adminUrl.replace('{shop}', shop.domain)}/admin/api/${EXTENSION_VERSION}/graphql.json`
    : new URL(request.url, appUrl).href;
  const credentials: Record<string, string> = isDirect
    ? { 'x-shopify-access-token': await onlineToken(network) }
    : { authorization: `Bearer ${shop.sessionToken()}` };
  const response = await nodeFetch(url, {
    method: request.method,
    headers: { ...credentials, ...(request.contentType === null ? {} : { 'content-type': request.contentType }) },
    ...(request.body === null ? {} : { body: request.body }),
  });
  return {
    status: response.status,
    headers: { 'content-type': response.headers.get('content-type') ?? '' },
    text: await response.text(),
  };
}
