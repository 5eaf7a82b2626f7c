import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { patch } from '@decimalturn/toml-patch';
import { parse } from 'smol-toml';
import { z } from 'zod';

/**
 * What stands for the client id until `npm run shopify:configure` has written one. Not empty on purpose: with an empty
 * one Shopify's own `dev` and `deploy` link the file first, which writes a new one in its place, without our webhooks
 * and definitions. With this one they end with "No app with client ID npm-run-shopify-configure found".
 */
export const NOT_CONFIGURED = 'npm-run-shopify-configure';

export const APP_TOML = 'shopify.app.toml';

const definition = z.looseObject({
  type: z.string(),
  name: z.string().optional(),
  description: z.string().optional(),
});
const owner = z.looseObject({
  metafields: z.looseObject({ app: z.record(z.string(), definition).default({}) }).default({ app: {} }),
});

/** The parts of shopify.app.toml that this app depends on; all else is Shopify's. */
const appTomlSchema = z.looseObject({
  client_id: z.string().default(''),
  name: z.string().default(''),
  application_url: z.string().default(''),
  access_scopes: z
    .looseObject({ scopes: z.string().optional(), required_scopes: z.array(z.string()).optional() })
    .default({}),
  auth: z.looseObject({ redirect_urls: z.array(z.string()).default([]) }).default({ redirect_urls: [] }),
  webhooks: z
    .looseObject({
      subscriptions: z
        .array(
          z.looseObject({
            topics: z.array(z.string()).default([]),
            compliance_topics: z.array(z.string()).default([]),
            uri: z.string().default(''),
          }),
        )
        .default([]),
    })
    .default({ subscriptions: [] }),
  product: owner.default({ metafields: { app: {} } }),
  variant: owner.default({ metafields: { app: {} } }),
});
export type AppToml = z.infer<typeof appTomlSchema>;

export type AppTomlRead =
  | { readonly outcome: 'read'; readonly toml: AppToml }
  | { readonly outcome: 'missing' }
  | { readonly outcome: 'unreadable'; readonly why: string };

/** Reads shopify.app.toml of a folder. */
export function readAppToml(folder: string): AppTomlRead {
  const file = path.join(folder, APP_TOML);
  if (!existsSync(file)) return { outcome: 'missing' };
  try {
    return { outcome: 'read', toml: appTomlSchema.parse(parse(readFileSync(file, 'utf8'))) };
  } catch (error) {
    return { outcome: 'unreadable', why: error instanceof Error ? (error.message.split('\n')[0] ?? '') : '' };
  }
}

/** Files that Shopify's command may take in place of ours. */
export function otherAppTomls(folder: string): readonly string[] {
  return globSync('shopify.app.*.toml', { cwd: folder });
}

/** Whether `npm run shopify:configure` has written a client id. */
export function isConfigured({ client_id: clientId }: Pick<AppToml, 'client_id'>): boolean {
  return clientId !== '' && clientId !== NOT_CONFIGURED;
}

/** What the app is called by Shopify, and where it answers. */
export interface AppIdentity {
  readonly clientId: string;
  /** Without a slash at its end. */
  readonly url: string;
}

/** Faults of what was asked for, each a sentence; none = `identity` may be written. */
export type IdentityRead =
  | { readonly outcome: 'valid'; readonly identity: AppIdentity }
  | { readonly outcome: 'invalid'; readonly faults: readonly string[] };

const CLIENT_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{3,63}$/;
const THIS_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)$/;

function faultOfUrl(url: string | undefined): string | null {
  if (url === undefined || url === '')
    return '--url is missing: the https address under which Shopify reaches the app, the same as APP_URL.';
  if (!URL.canParse(url)) return '--url is not an address: write it in full, such as https://prints.example.net.';
  const { protocol, hostname, search, hash, username, password } = new URL(url);
  if (protocol !== 'https:') return '--url must begin with https://; Shopify calls nothing else.';
  if (THIS_MACHINE.test(hostname))
    return '--url names this machine, which Shopify cannot reach; `npm run shopify -- app dev` brings a tunnel.';
  if (search !== '' || hash !== '' || username !== '' || password !== '')
    return '--url must be an address alone, without a user, a question mark or a number sign.';
  return null;
}

function faultOfClientId(clientId: string | undefined): string | null {
  if (clientId === undefined || clientId === '')
    return '--client-id is missing: it stands in the Dev Dashboard, under Settings of the app.';
  if (clientId === NOT_CONFIGURED || !CLIENT_ID.test(clientId))
    return '--client-id does not look like one: 32 letters and digits, without spaces or quotes.';
  return null;
}

/** Reads what a person typed. */
export function readIdentity(typed: { clientId: string | undefined; url: string | undefined }): IdentityRead {
  const clientId = typed.clientId?.trim();
  const url = typed.url?.trim();
  const faults = [faultOfClientId(clientId), faultOfUrl(url)].filter((fault) => fault !== null);
  if (faults.length > 0 || clientId === undefined || url === undefined) return { outcome: 'invalid', faults };
  const { origin, pathname } = new URL(url);
  return { outcome: 'valid', identity: { clientId, url: `${origin}${pathname}`.replace(/\/+$/, '') } };
}

const callback = (url: string): string => `${url}/auth/callback`;

/**
 * The text of shopify.app.toml with this identity in it; comments and all else stay as they are. Webhook addresses stay
 * relative: Shopify puts `application_url` before them, and `shopify app dev` its tunnel.
 */
function withIdentity(text: string, { clientId, url }: AppIdentity): string {
  const toml = parse(text) as Record<string, unknown>;
  const auth = (toml['auth'] ?? {}) as Record<string, unknown>;
  return patch(text, {
    ...toml,
    client_id: clientId,
    application_url: url,
    auth: { ...auth, redirect_urls: [callback(url)] },
  });
}

/** Writes the identity into a folder's shopify.app.toml; `unchanged` = it stood there already. */
export function writeIdentity(folder: string, identity: AppIdentity): 'written' | 'unchanged' {
  const file = path.join(folder, APP_TOML);
  const before = readFileSync(file, 'utf8');
  const after = withIdentity(before, identity);
  if (after === before) return 'unchanged';
  writeFileSync(file, after);
  return 'written';
}
