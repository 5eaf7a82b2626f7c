import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environment, readConfig } from './config.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const complete = {
  SHOPIFY_API_KEY: 'key',
  SHOPIFY_API_SECRET: 'secret',
  APP_URL: 'https://app.example.com/',
  ENCRYPTION_KEYS: `k2:${KEY},k1:${KEY}`,
};

function configOf(env: Record<string, string | undefined>) {
  const result = readConfig(env);
  if (result.outcome === 'invalid') throw new Error(result.message);
  return result.config;
}

function messageOf(env: Record<string, string | undefined>): string {
  const result = readConfig(env);
  return result.outcome === 'invalid' ? result.message : '';
}

describe('the configuration', () => {
  it('fills in what the reference says when only the secrets are given', () => {
    const config = configOf(complete);
    expect(config).toMatchObject({
      appUrl: 'https://app.example.com',
      port: 3000,
      databaseUrl: 'file:./picanova.db',
      role: 'all',
      logLevel: 'info',
    });
    expect(config.picanova).toEqual({
      baseUrls: { EU: 'https://api.merchone.com/api', US: 'https://api.merchone.com/api' },
      callsPerMinute: 60,
    });
    expect(config.shopify.adminUrl).toBe('https://{shop}');
    expect(config.shopify.previousApiSecret).toBeNull();
  });

  it('shows metrics to nobody without a token, and to nobody who could guess it', () => {
    expect(configOf(complete).metricsToken).toBeNull();
    expect(configOf({ ...complete, METRICS_TOKEN: 'a'.repeat(16) }).metricsToken).toBe('a'.repeat(16));
    expect(messageOf({ ...complete, METRICS_TOKEN: 'secret' })).toContain('METRICS_TOKEN: must be 16 characters');
  });

  it('links to what is published, and to nothing that is not an address', () => {
    expect(configOf(complete).links).toEqual({
      help: 'https://app.example.com/help',
      support: null,
      privacy: null,
      terms: null,
    });
    const links = { SUPPORT_URL: 'mailto:help@example.com', PRIVACY_URL: 'https://x.example/p/', TERMS_URL: '' };
    expect(configOf({ ...complete, ...links }).links).toMatchObject({
      support: 'mailto:help@example.com',
      privacy: 'https://x.example/p/',
      terms: null,
    });
    expect(configOf({ ...complete, SUPPORT_URL: 'https://help.example.com' }).links.support).toContain('https');
    for (const bad of ['javascript:alert(1)', 'mailto:', 'help@example.com', 'http://example.com'])
      expect(messageOf({ ...complete, SUPPORT_URL: bad, TERMS_URL: bad })).toMatch(/SUPPORT_URL:[^]*TERMS_URL:/);
  });

  it('keeps the order of the encryption keys: the first seals, all open', () => {
    expect(configOf(complete).encryptionKeys.map(({ id, key }) => [id, key.length])).toEqual([
      ['k2', 32],
      ['k1', 32],
    ]);
  });

  it('reports every fault in one message and repeats no value', () => {
    const message = messageOf({
      APP_URL: 'ftp://nowhere',
      PORT: '99999',
      DATABASE_URL: 'mysql://root:hunter2@x',
      ENCRYPTION_KEYS: 'k1:c2hvcnQ=',
    });
    for (const name of [
      'SHOPIFY_API_KEY: is missing',
      'SHOPIFY_API_SECRET: is missing',
      'APP_URL:',
      'PORT:',
      'DATABASE_URL:',
      'ENCRYPTION_KEYS:',
    ])
      expect(message).toContain(name);
    expect(message).not.toMatch(/hunter2|nowhere|c2hvcnQ/);
  });

  it('refuses plain http to anywhere but this machine', () => {
    expect(messageOf({ ...complete, PICANOVA_EU_URL: 'http://picanova.example.com/api' })).toContain('PICANOVA_EU_URL');
    expect(configOf({ ...complete, PICANOVA_EU_URL: 'http://127.0.0.1:4001/api' }).picanova.baseUrls.EU).toBe(
      'http://127.0.0.1:4001/api',
    );
  });

  it('takes an Admin address with {shop} in it', () => {
    expect(messageOf({ ...complete, SHOPIFY_ADMIN_URL: 'http://{shop}' })).toContain('SHOPIFY_ADMIN_URL');
    expect(configOf({ ...complete, SHOPIFY_ADMIN_URL: 'http://127.0.0.1:4000/{shop}' }).shopify.adminUrl).toBe(
      'http://127.0.0.1:4000/{shop}',
    );
  });

  it('lets a server on this machine stand for all that hold artwork, but not in production', () => {
    expect(configOf(complete).artworkResolveTo).toBeNull();
    const standIn = { ...complete, ARTWORK_RESOLVE_TO: 'http://127.0.0.1:4567' };
    expect(configOf(standIn).artworkResolveTo?.host).toBe('127.0.0.1:4567');
    expect(messageOf({ ...standIn, NODE_ENV: 'production' })).toContain('ARTWORK_RESOLVE_TO: is for tests');
    for (const bad of ['https://127.0.0.1:4567', 'http://files.example.com', 'here'])
      expect(messageOf({ ...complete, ARTWORK_RESOLVE_TO: bad })).toContain(
        'ARTWORK_RESOLVE_TO: must be an http address',
      );
  });

  it('treats an empty variable as absent', () => {
    expect(messageOf({ ...complete, SHOPIFY_API_KEY: '' })).toContain('SHOPIFY_API_KEY: is missing');
    expect(configOf({ ...complete, SHOPIFY_API_SECRET_PREVIOUS: '' }).shopify.previousApiSecret).toBeNull();
  });

  it('refuses two keys of one id', () => {
    expect(messageOf({ ...complete, ENCRYPTION_KEYS: `k1:${KEY},k1:${KEY}` })).toContain('ENCRYPTION_KEYS');
  });
});

describe('.env.example', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const lines = [...example.matchAll(/^(?<off># )?(?<name>[A-Z_]+)=(?<value>.*)$/gm)].map(({ groups }) => ({
    name: groups?.['name'] ?? '',
    value: groups?.['value'] ?? '',
    isOff: groups?.['off'] !== undefined,
  }));

  it('names every variable, and none that is not read', () => {
    expect(lines.map(({ name }) => name).toSorted()).toEqual(Object.keys(environment.shape).toSorted());
  });

  it('leaves open what must be given, and shows the defaults of the rest', () => {
    const shown = Object.fromEntries(lines.filter(({ isOff }) => isOff).map(({ name, value }) => [name, value]));
    const open = lines.filter(({ isOff }) => !isOff).map(({ name }) => name);
    expect(open.toSorted()).toEqual(Object.keys(complete).toSorted());
    expect(configOf({ ...complete, ...shown })).toEqual(configOf(complete));
  });
});
