import { readConfig, type Config } from '../../web/config.ts';
import { checkAddress } from './address.ts';
import { checkAppToml } from './app-toml.ts';
import { checkClock } from './clock.ts';
import { checkConfiguration } from './configuration.ts';
import { checkDatabase } from './database.ts';
import { CHECKS, findingsOf, type CheckName, type Finding } from './finding.ts';
import { checkPicanova, type PicanovaKey } from './picanova.ts';
import { checkWebhookDoor } from './webhook-door.ts';

/** What is looked at. */
export interface Patient {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where shopify.app.toml stands. */
  readonly folder: string;
  readonly picanovaKey: PicanovaKey | null;
}

/** They need no more than the files, and what the environment says. */
const SEEN_WITHOUT: ReadonlySet<CheckName> = new Set(['configuration', 'shopify_app_toml', 'deploy']);
const UNKNOWN = 'Cannot be looked at before the configuration is complete.';

async function outside(config: Config, key: PicanovaKey | null): Promise<readonly Finding[]> {
  const [address, picanova, door, database] = await Promise.all([
    checkAddress(config.appUrl),
    checkPicanova(config.picanova.baseUrls, key),
    checkWebhookDoor(config.appUrl, config.shopify.apiSecret),
    checkDatabase(config.databaseUrl, config.encryptionKeys),
  ]);
  const isUp = address.findings.every(({ state }) => state !== 'failed');
  const clock = checkClock([...picanova.answers, { from: config.appUrl, asked: address.asked }]);
  return [
    ...database,
    ...address.findings,
    ...(isUp ? door : [findingsOf('webhook_door').skipped('Cannot be knocked at before the app answers.')]),
    ...clock,
    ...picanova.findings,
  ];
}

/** Looks at everything that has to be right for the first order, in the order in which it is mended. */
export async function examine({ env, folder, picanovaKey }: Patient): Promise<readonly Finding[]> {
  const read = readConfig(env);
  const present = (name: string): string | undefined => env[name] || undefined;
  const rest =
    read.outcome === 'valid'
      ? await outside(read.config, picanovaKey)
      : CHECKS.filter((check) => !SEEN_WITHOUT.has(check)).map((check) => findingsOf(check).skipped(UNKNOWN));
  const findings = [
    ...checkConfiguration(read),
    ...checkAppToml(folder, { clientId: present('SHOPIFY_API_KEY'), appUrl: present('APP_URL') }),
    ...rest,
  ];
  return findings.toSorted((one, other) => CHECKS.indexOf(one.check) - CHECKS.indexOf(other.check));
}
