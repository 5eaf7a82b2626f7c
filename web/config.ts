import { z } from 'zod';
import { HELP_PATH, type AppLinks } from './contract/app-links.ts';

/**
 * The only reader of the environment. Every fault is reported in one message, so that a deployment is corrected once,
 * not variable by variable.
 */
export interface Config {
  readonly shopify: {
    readonly apiKey: string;
    readonly apiSecret: string;
    readonly previousApiSecret: string | null;
    readonly adminUrl: string;
  };
  /** Public https address of the app; webhooks and the embedded page are served below it. */
  readonly appUrl: string;
  readonly port: number;
  readonly databaseUrl: string;
  /** First is current; the others only open what was sealed before a rotation. */
  readonly encryptionKeys: readonly { readonly id: string; readonly key: Uint8Array }[];
  readonly role: 'all' | 'web' | 'worker';
  readonly picanova: {
    readonly baseUrls: { readonly EU: string; readonly US: string };
    readonly callsPerMinute: number;
  };
  /** How often both outside systems are asked for what no webhook told, in ms. */
  readonly pollMs: number;
  /** A Vite dev server whose pages are shown in place of the built ones; null in production. */
  readonly pagesUrl: string | null;
  /** Who answers for every host of artwork, over http on this machine; null in production. */
  readonly artworkResolveTo: URL | null;
  /** Who knows it may read `/metrics`; null = nobody may. */
  readonly metricsToken: string | null;
  /** What merchants are told of whoever runs the app, on every page. */
  readonly links: AppLinks;
  /** Whether artwork files are looked at; for a server that may not fetch from elsewhere, only their links are. */
  readonly looksAtArtwork: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Plain http is for this machine only: credentials travel in every request. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL_HOSTS.has(url.hostname));
}

const baseUrl = z
  .string()
  .refine(isSafeUrl, 'must be an https address (http only on this machine)')
  .transform((text) => text.replace(/\/+$/, ''));

const publicUrl = z.string().refine(isSafeUrl, 'must be an https address');

const supportUrl = z
  .string()
  .refine(
    (text) => isSafeUrl(text) || /^mailto:[^\s@]+@[^\s@]+$/.test(text),
    'must be an https address, or mailto: and a mail address',
  );

const adminUrl = z
  .string()
  .refine(
    (text) => isSafeUrl(text.replaceAll('{shop}', 'shop.myshopify.com')),
    'must be an https address, {shop} standing for the shop (http only on this machine)',
  )
  .transform((text) => text.replace(/\/+$/, ''));

const databaseUrl = z
  .string()
  .refine((text) => /^(file:.+|postgres(ql)?:\/\/.+)$/.test(text), 'must start with file: (SQLite) or postgresql://');

const encryptionKeys = z.string().transform((text, context) => {
  const keys = text.split(',').map((part) => {
    const [id = '', encoded = ''] = part.trim().split(':');
    return { id, key: new Uint8Array(Buffer.from(encoded, 'base64')) };
  });
  const bad = keys.some(({ id, key }) => !/^[A-Za-z0-9_-]{1,16}$/.test(id) || key.length !== 32);
  const repeated = new Set(keys.map(({ id }) => id)).size !== keys.length;
  if (bad || repeated) {
    context.addIssue({
      code: 'custom',
      message:
        'must be id:base64 of 32 bytes, separated by commas, each id once (make one with: openssl rand -base64 32)',
    });
    return z.NEVER;
  }
  return keys;
});

/** A server on this machine that stands for all hosts of artwork. */
const localServer = z
  .string()
  .refine((text) => URL.canParse(text) && isSafeUrl(text) && new URL(text).protocol === 'http:', {
    message: 'must be an http address on this machine, such as http://127.0.0.1:4567',
  })
  .transform((text) => new URL(text));

const required = z.string().min(1, 'must not be empty');

/** Every variable, by its name. */
export const environment = z.object({
  SHOPIFY_API_KEY: required,
  SHOPIFY_API_SECRET: required,
  SHOPIFY_API_SECRET_PREVIOUS: z.string().optional(),
  APP_URL: baseUrl,
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATABASE_URL: databaseUrl.default('file:./picanova.db'),
  ENCRYPTION_KEYS: encryptionKeys,
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  PICANOVA_EU_URL: baseUrl.default('https://api.merchone.com/api'),
  PICANOVA_US_URL: baseUrl.default('https://api.merchone.com/api'),
  PICANOVA_CALLS_PER_MINUTE: z.coerce.number().int().min(1).default(60),
  POLL_SECONDS: z.coerce.number().min(1).max(3_600).default(600),
  SHOPIFY_ADMIN_URL: adminUrl.default('https://{shop}'),
  PAGES_URL: baseUrl.optional(),
  ARTWORK_RESOLVE_TO: localServer.optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,}$/, 'must be 16 characters or more, without spaces (make one with: openssl rand -hex 32)')
    .optional(),
  SUPPORT_URL: supportUrl.optional(),
  PRIVACY_URL: publicUrl.optional(),
  TERMS_URL: publicUrl.optional(),
  ARTWORK_CHECKS: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type ConfigResult =
  | { readonly outcome: 'valid'; readonly config: Config }
  | { readonly outcome: 'invalid'; readonly message: string };

/**
 * Reads the configuration. `invalid` carries every fault, one a line; values are never repeated, they may be secrets.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(present);
  const faults = (parsed.error?.issues ?? []).map((issue) => {
    const name = String(issue.path[0]);
    return `  ${name}: ${name in present ? issue.message : 'is missing'}`;
  });
  if (present['NODE_ENV'] === 'production' && 'ARTWORK_RESOLVE_TO' in present) {
    faults.push('  ARTWORK_RESOLVE_TO: is for tests and the demo, no artwork would be looked at in production');
  }
  if (!parsed.success || faults.length > 0) {
    return { outcome: 'invalid', message: `The configuration is not complete:\n${faults.join('\n')}` };
  }
  const e = parsed.data;
  return {
    outcome: 'valid',
    config: {
      shopify: {
        apiKey: e.SHOPIFY_API_KEY,
        apiSecret: e.SHOPIFY_API_SECRET,
        previousApiSecret: e.SHOPIFY_API_SECRET_PREVIOUS ?? null,
        adminUrl: e.SHOPIFY_ADMIN_URL,
      },
      appUrl: e.APP_URL,
      port: e.PORT,
      databaseUrl: e.DATABASE_URL,
      encryptionKeys: e.ENCRYPTION_KEYS,
      role: e.ROLE,
      picanova: {
        baseUrls: { EU: e.PICANOVA_EU_URL, US: e.PICANOVA_US_URL },
        callsPerMinute: e.PICANOVA_CALLS_PER_MINUTE,
      },
      pollMs: e.POLL_SECONDS * 1_000,
      pagesUrl: e.PAGES_URL ?? null,
      artworkResolveTo: e.ARTWORK_RESOLVE_TO ?? null,
      metricsToken: e.METRICS_TOKEN ?? null,
      links: {
        help: e.APP_URL + HELP_PATH,
        support: e.SUPPORT_URL ?? null,
        privacy: e.PRIVACY_URL ?? null,
        terms: e.TERMS_URL ?? null,
      },
      looksAtArtwork: e.ARTWORK_CHECKS === 'on',
      logLevel: e.LOG_LEVEL,
    },
  };
}

/** The configuration of this process, or its end: every fault on stderr and exit code 1. */
export function loadConfigOrExit(): Config {
  const result = readConfig(process.env);
  if (result.outcome === 'valid') return result.config;
  process.stderr.write(`${result.message}\n`);
  process.exit(1);
}

/** For what touches nothing but the database. */
export function databaseUrlOrExit(): string {
  const parsed = environment.shape.DATABASE_URL.safeParse(process.env['DATABASE_URL'] || undefined);
  if (parsed.success) return parsed.data;
  process.stderr.write(`DATABASE_URL ${parsed.error.issues.map(({ message }) => message).join('; ')}\n`);
  process.exit(1);
}
