import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What Shopify's own command makes of a folder, offline: what its `dev` and `deploy` begin with. */
export interface CliApp {
  readonly configuration: { readonly client_id: string };
  readonly webs: readonly {
    readonly directory: string;
    readonly configuration: {
      readonly roles: readonly string[];
      readonly commands: { readonly dev: string; readonly build?: string };
      readonly auth_callback_path?: string;
      readonly webhooks_path?: string;
    };
  }[];
  readonly allExtensions: readonly { readonly handle: string; readonly type: string }[];
}

type LoadApp = (options: { directory: string; skipPrompts: boolean }) => Promise<{ readonly app: CliApp }>;

const DIST = path.resolve(import.meta.dirname, '../../node_modules/@shopify/cli/dist');
/** `localAppContext`: the bundle has no names, but keeps those of options. */
const LOADER = /^async function \w+\(\{directory:\w+,userProvidedConfigName:\w+,skipPrompts:/;

/** The command's loader, taken out of its bundle. Throws when a release has none such: then look for its new form. */
export async function shopifyLoader(): Promise<LoadApp> {
  for (const name of readdirSync(DIST).filter((file) => /^chunk-.*\.js$/.test(file))) {
    const file = path.join(DIST, name);
    if (!/userProvidedConfigName:\w+,skipPrompts:/.test(readFileSync(file, 'utf8'))) continue;
    const exported: Record<string, unknown> = await import(file);
    const found = Object.values(exported).find((one) => typeof one === 'function' && LOADER.test(String(one)));
    if (found !== undefined) return found as LoadApp;
  }
  throw new Error("Shopify's command has no loader of this form");
}
