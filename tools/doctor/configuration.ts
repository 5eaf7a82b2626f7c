import type { Config, ConfigResult } from '../../web/config.ts';
import { findingsOf, type Finding } from './finding.ts';

const says = findingsOf('configuration');

/** By variable, where its value is found. */
const SOURCES: Readonly<Record<string, string>> = {
  SHOPIFY_API_KEY: 'Copy the client id of the app: Dev Dashboard → the app → Settings.',
  SHOPIFY_API_SECRET: 'Copy the secret of the app: Dev Dashboard → the app → Settings.',
  APP_URL: 'Set it to the https address under which Shopify and Picanova reach this app.',
  ENCRYPTION_KEYS: 'Make one with `echo main:$(openssl rand -base64 32)`, and keep a copy outside of this machine.',
};

/** What Shopify asks of a public app; one for the own shop does without. */
function unpublished({ links }: Config): readonly Finding[] {
  const missing = [
    links.support === null ? ['SUPPORT_URL'] : [],
    links.privacy === null ? ['PRIVACY_URL'] : [],
    links.terms === null ? ['TERMS_URL'] : [],
  ].flat();
  if (missing.length === 0) return [];
  return [says.note(`Pages do not link to ${missing.join(', ')}.`, 'A public app needs all of them.')];
}

/** Every fault of the environment, each with where its value comes from. */
export function checkConfiguration(read: ConfigResult): readonly Finding[] {
  if (read.outcome === 'valid')
    return [says.ok('Every variable is there and can be read.'), ...unpublished(read.config)];
  const faults = read.message.split('\n').slice(1);
  return faults.map((fault) => {
    const text = fault.trim();
    const name = text.split(':', 1)[0] ?? '';
    return says.failed(`${text}.`, SOURCES[name] ?? `Set ${name} as README, Configuration, says.`);
  });
}
