import { readFileSync } from 'node:fs';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { MALLOC, NODE_FLAGS } from '../../tools/node-flags.mjs';
import { environment, readConfig } from '../../web/config.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const KNOWN: ReadonlySet<string> = new Set(Object.keys(environment.shape));
/** What has no default: whoever deploys must be asked for it. */
const SECRETS = {
  SHOPIFY_API_KEY: 'key',
  SHOPIFY_API_SECRET: 'secret',
  APP_URL: 'https://app.example.com',
  ENCRYPTION_KEYS: `1:${Buffer.alloc(32, 1).toString('base64')}`,
};

/** What a public app tells its merchants; without it the pages have no such links. */
const LINKS = ['SUPPORT_URL', 'PRIVACY_URL', 'TERMS_URL'];

const unknownTo = (env: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(env).filter((name) => !KNOWN.has(name));

function configOf(env: Readonly<Record<string, string>>) {
  const result = readConfig({ ...SECRETS, ...env });
  if (result.outcome === 'invalid') throw new Error(result.message);
  return result.config;
}

const service = z.object({
  profiles: z.array(z.string()),
  environment: z.record(z.string(), z.string()),
  env_file: z.string().optional(),
  ports: z.array(z.string()).optional(),
  stop_grace_period: z.string().optional(),
});
const compose = z
  .object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.unknown()) })
  .parse(parseYaml(read('compose.yaml'), { merge: true }));

describe('compose.yaml', () => {
  const { database, ...ours } = compose.services;

  it('has one process on SQLite, or web and workers on one PostgreSQL', () => {
    const seen = Object.values(ours).map(({ profiles, environment: env }) => {
      const { role, databaseUrl } = configOf(env);
      return [profiles, role, databaseUrl.split(':')[0]];
    });
    expect(seen).toEqual([
      [['sqlite'], 'all', 'file'],
      [['postgresql'], 'web', 'postgresql'],
      [['postgresql'], 'worker', 'postgresql'],
    ]);
    expect(database?.profiles).toEqual(['postgresql']);
  });

  it('sets only what the app reads, and takes the secrets from .env', () => {
    for (const one of Object.values(ours)) {
      expect(unknownTo(one.environment)).toEqual([]);
      expect(one.env_file).toBe('.env');
      expect(one.stop_grace_period).toBe('20s');
    }
  });
});

describe('fly.toml', () => {
  const fly = z
    .object({
      kill_timeout: z.string(),
      build: z.object({ dockerfile: z.string() }),
      env: z.record(z.string(), z.string()),
      http_service: z.object({ internal_port: z.number(), auto_stop_machines: z.literal('off') }),
    })
    .parse(parseToml(read('fly.toml')));

  it('sets only what the app reads, and sends requests where it listens', () => {
    expect(unknownTo(fly.env)).toEqual([]);
    expect(configOf({ ...fly.env, DATABASE_URL: 'postgresql://x/y' }).port).toBe(fly.http_service.internal_port);
    expect(read(fly.build.dockerfile)).toContain('FROM');
    expect(Number.parseInt(fly.kill_timeout, 10)).toBeGreaterThan(15);
  });
});

describe('render.yaml', () => {
  const variable = z.object({ key: z.string(), value: z.string().optional(), sync: z.literal(false).optional() });
  const blueprint = z
    .object({
      services: z.array(z.object({ healthCheckPath: z.string(), envVars: z.array(variable) })).length(1),
      databases: z.array(z.object({ name: z.string() })).length(1),
    })
    .parse(parseYaml(read('render.yaml')));

  it('sets only what the app reads, and asks for what has no default and for the links', () => {
    const [{ envVars } = { envVars: [] }] = blueprint.services;
    expect(envVars.map(({ key }) => key).filter((key) => !KNOWN.has(key))).toEqual([]);
    const asked = envVars.filter(({ sync }) => sync === false).map(({ key }) => key);
    expect(asked.toSorted()).toEqual([...Object.keys(SECRETS), ...LINKS].toSorted());
  });
});

describe.each(['compose.yaml', 'fly.toml', 'render.yaml'])('%s', (file) => {
  const names = (text: string): ReadonlySet<string> => new Set(text.match(/\b[A-Z][A-Z0-9_]+\b/g));

  it('names what is to be filled in, and leaves nothing to be found out: the rest stands in docs/operations.md', () => {
    const named = names(read(file));
    const wanted = [...Object.keys(SECRETS), ...LINKS, 'METRICS_TOKEN', 'DATABASE_URL'];
    expect(wanted.filter((name) => !named.has(name))).toEqual([]);
    const operations = names(read('docs/operations.md'));
    expect([...KNOWN].filter((name) => !named.has(name) && !operations.has(name))).toEqual([]);
  });
});

describe('Dockerfile', () => {
  const dockerfile = read('Dockerfile');

  it('starts the app with the flags of `npm start`, as nobody’s root', () => {
    const [, command = ''] = /^CMD (\[.*\])$/m.exec(dockerfile) ?? [];
    expect(JSON.parse(command)).toEqual(['node', ...NODE_FLAGS, 'dist/web/main.js']);
    expect(dockerfile).toMatch(/^USER node$/m);
    const [, env = ''] = /^ENV (.*)$/m.exec(dockerfile) ?? [];
    const set = Object.fromEntries(env.split(' ').map((pair) => pair.split('=') as [string, string]));
    expect(set).toMatchObject(MALLOC);
    expect(unknownTo(set).toSorted()).toEqual(['MALLOC_MMAP_THRESHOLD_', 'NODE_ENV']);
  });

  it('runs the Node that the project runs', () => {
    const images = [...dockerfile.matchAll(/^FROM node:(\d+)/gm)].map(([, major]) => major);
    expect(images).toEqual([read('.nvmrc').trim(), read('.nvmrc').trim()]);
  });
});
