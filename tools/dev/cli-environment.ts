import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** What `shopify app dev` hands to the app that it starts. */
export interface CliHandover {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** The tunnel's: Shopify and browsers reach the app there. */
  readonly appUrl: string;
  /** Where the tunnel leads to on this machine. */
  readonly port: string;
}

function firstUrl(...texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined && /^https?:\/\//.test(text) && URL.canParse(text));
}

/** null = not started by Shopify's command. */
export function readHandover(env: Env): CliHandover | null {
  const apiKey = env['SHOPIFY_API_KEY'];
  const apiSecret = env['SHOPIFY_API_SECRET'];
  // Every release of the command sets `HOST`; a shell rarely holds an address there. Not by `APP_URL`: whoever has the
  // app's own variables at hand would start it on its real database.
  const appUrl = firstUrl(env['HOST'], env['SHOPIFY_APP_URL']);
  const port = env['PORT'] || env['BACKEND_PORT'] || env['FRONTEND_PORT'];
  return apiKey && apiSecret && appUrl && port ? { apiKey, apiSecret, appUrl, port } : null;
}

/** An encryption key of this clone alone: made the first time, kept where git does not look. */
function developmentKeys(folder: string): string {
  const file = path.join(folder, 'encryption-keys');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, `dev:${randomBytes(32).toString('base64')}`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * The app's environment under Shopify's command. Database and key are the developer's own if they name them, else they
 * lie in `folder`.
 */
export function appEnvironment(env: Env, handover: CliHandover, folder: string): Record<string, string> {
  const given = Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])));
  return {
    DATABASE_URL: `file:${path.join(folder, 'app.db')}`,
    ...given,
    ENCRYPTION_KEYS: given['ENCRYPTION_KEYS'] ?? developmentKeys(folder),
    SHOPIFY_API_KEY: handover.apiKey,
    SHOPIFY_API_SECRET: handover.apiSecret,
    APP_URL: handover.appUrl,
    PORT: handover.port,
  };
}
