import { z } from 'zod';
import { hasScope } from './graphql/context.ts';
import { readSessionToken } from './jwt.ts';
import { REFRESH_SECONDS, type TokenBook, type TokenPair } from './tokens.ts';
import type { TokenMisbehaviour } from './types.ts';
import type { Shop } from './world/state.ts';

/** `POST /admin/oauth/access_token` (shopify-platform §2.1, §2.2). */
export interface OauthAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export interface OauthContext {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly accessTokenSeconds: number;
  readonly shop: Shop;
  readonly tokens: TokenBook;
  readonly misbehaviour: TokenMisbehaviour;
  now(): number;
}

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const OFFLINE = 'urn:shopify:params:oauth:token-type:offline-access-token';
const ONLINE = 'urn:shopify:params:oauth:token-type:online-access-token';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';
const ONLINE_SECONDS = 86_399;
/** Session tokens are checked with this tolerance (shopify-platform §2.1). */
const TOLERANCE_SECONDS = 10;

const bodySchema = z.object({
  client_id: z.string(),
  client_secret: z.string(),
  grant_type: z.string(),
  subject_token: z.string().optional(),
  subject_token_type: z.string().optional(),
  requested_token_type: z.string().optional(),
  refresh_token: z.string().optional(),
  expiring: z.union([z.string(), z.number(), z.boolean()]).optional(),
});
type Body = z.infer<typeof bodySchema>;

const refuse = (status: number, error: string, description: string): OauthAnswer => ({
  status,
  body: { error, error_description: description },
});

export function grantToken(context: OauthContext, input: unknown): OauthAnswer {
  const { omit } = context.misbehaviour;
  const { status, body } = answerTo(context, input);
  return { status, body: Object.fromEntries(Object.entries(body).filter(([field]) => !omit.includes(field))) };
}

function answerTo(context: OauthContext, input: unknown): OauthAnswer {
  const parsed = bodySchema.safeParse(input);
  if (!parsed.success) return refuse(400, 'invalid_request', 'A required parameter is missing.');
  const body = parsed.data;
  const { refuse: refusal } = context.misbehaviour;
  const isOurs = body.client_id === context.apiKey && body.client_secret === context.apiSecret;
  if (!isOurs || refusal === 'invalid_client')
    return refuse(401, 'invalid_client', 'The client credentials are wrong.');
  if (!context.shop.installed) return refuse(401, 'invalid_request', 'The app is not installed on this shop.');
  switch (body.grant_type) {
    case EXCHANGE:
      return exchange(context, body);
    case 'refresh_token':
      return refresh(context, body);
    default:
      return refuse(400, 'unsupported_grant_type', `Unknown grant type ${body.grant_type}.`);
  }
}

function exchange(context: OauthContext, body: Body): OauthAnswer {
  if (body.subject_token_type !== ID_TOKEN || !isOwnSession(context, body.subject_token ?? '')) {
    return refuse(400, 'invalid_subject_token', 'The session token is not valid for this shop and app.');
  }
  if (body.requested_token_type === ONLINE) return onlineToken(context);
  if (body.requested_token_type !== OFFLINE) return refuse(400, 'invalid_request', 'requested_token_type is unknown.');
  if (!['1', 'true'].includes(String(body.expiring)))
    return refuse(400, 'invalid_request', 'This app must use expiring offline access tokens.');
  return pairAnswer(context, context.tokens.issue());
}

function refresh(context: OauthContext, body: Body): OauthAnswer {
  if (body.refresh_token === undefined) return refuse(400, 'invalid_request', 'refresh_token is missing.');
  const isRefused = context.misbehaviour.refuse === 'invalid_grant';
  const pair = isRefused ? null : context.tokens.refresh(body.refresh_token);
  return pair
    ? pairAnswer(context, pair)
    : refuse(400, 'invalid_grant', 'The refresh token is expired, replaced or unknown.');
}

function isOwnSession(context: OauthContext, token: string): boolean {
  const claims = readSessionToken(token, context.apiSecret);
  const nowSeconds = context.now() / 1000;
  return (
    claims !== null &&
    claims.aud === context.apiKey &&
    claims.dest === `https://${context.shop.domain}` &&
    claims.exp + TOLERANCE_SECONDS > nowSeconds &&
    claims.nbf - TOLERANCE_SECONDS <= nowSeconds
  );
}

/** Scopes are listed without the read scope that a write scope includes. */
function grantedScopes(shop: Shop): string {
  return [...shop.scopes]
    .filter((scope) => !scope.startsWith('read_') || !hasScope(shop, scope.replace('read_', 'write_')))
    .join(',');
}

function pairAnswer(context: OauthContext, pair: TokenPair): OauthAnswer {
  return {
    status: 200,
    body: {
      access_token: pair.accessToken,
      scope: grantedScopes(context.shop),
      expires_in: context.accessTokenSeconds,
      refresh_token: pair.refreshToken,
      refresh_token_expires_in: REFRESH_SECONDS,
    },
  };
}

function onlineToken(context: OauthContext): OauthAnswer {
  const scope = grantedScopes(context.shop);
  return {
    status: 200,
    body: {
      access_token: context.tokens.issueAccess('shpua_', ONLINE_SECONDS * 1000),
      scope,
      expires_in: ONLINE_SECONDS,
      associated_user_scope: scope,
      associated_user: {
        id: 1,
        first_name: 'Staff',
        last_name: 'Member',
        email: 'staff@example.com',
        email_verified: true,
        account_owner: true,
        locale: 'en',
        collaborator: false,
      },
    },
  };
}
