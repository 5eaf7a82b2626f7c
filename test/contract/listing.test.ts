import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const toml = z
  .object({ name: z.string(), access_scopes: z.object({ scopes: z.string() }) })
  .parse(parse(read('shopify.app.toml')));

/** Characters that Shopify's form takes (docs/listing/README.md). */
const LIMITS = {
  'App name': 30,
  'App card subtitle': 62,
  Introduction: 100,
  Details: 500,
  'Title tag': 60,
  'Meta description': 155,
} as const;
const FEATURES = { most: 5, characters: 80 };
const PICTURES = { least: 3, most: 6, characters: 100 };

function fieldsOf(file: string): ReadonlyMap<string, string> {
  const parts = read(file).split(/^## /m).slice(1);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n')).trim()]));
}

function itemsOf(text: string): readonly string[] {
  return text.split('\n').map((line) => line.replace(/^(-|\d+\.) /, ''));
}

describe.each(['en', 'de'])('the listing (%s)', (language) => {
  const fields = fieldsOf(`docs/listing/${language}.md`);
  const field = (name: string): string => fields.get(name) ?? '';

  it.each(Object.entries(LIMITS))('has a %s of at most %i characters, on one line', (name, limit) => {
    expect(field(name)).toMatch(/^[^\n]+$/);
    expect([...field(name)].length).toBeLessThanOrEqual(limit);
  });

  it('has few features and terms, each short', () => {
    const features = itemsOf(field('Features'));
    expect(features.length).toBeLessThanOrEqual(FEATURES.most);
    expect(features.filter((feature) => [...feature].length > FEATURES.characters)).toEqual([]);
    expect(itemsOf(field('Search terms')).length).toBeLessThanOrEqual(5);
  });

  it('says nothing that Shopify refuses: no Shopify in name or subtitle, no superlatives, prices or links', () => {
    expect(field('App name')).toBe(toml.name);
    expect(field('App card subtitle')).not.toMatch(/shopify/i);
    const all = [...fields.values()].join('\n');
    expect(all).not.toMatch(/\b(best|first ever|only app|the only|cheapest|free|guarantee|beste|einzige|kostenlos)\b/i);
    expect(all).not.toMatch(/https?:|[€$%]/);
  });

  it('has its pictures, 1600 × 900, and a text for each', () => {
    const pictures = readdirSync(path.join(root, 'docs/listing/pictures')).filter((name) =>
      name.endsWith(`.${language}.png`),
    );
    expect(pictures.length).toBeGreaterThanOrEqual(PICTURES.least);
    expect(pictures.length).toBeLessThanOrEqual(PICTURES.most);
    for (const name of pictures) {
      const png = readFileSync(path.join(root, 'docs/listing/pictures', name));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], name).toEqual([1_600, 900]);
    }
    const texts = itemsOf(field('Pictures'));
    expect(texts).toHaveLength(pictures.length);
    expect(texts.filter((text) => text.length > PICTURES.characters)).toEqual([]);
  });
});

it('the reviewer is told why each scope is asked for, and of none that is not', () => {
  const [, table = ''] = /^## Why each scope\n(.*?)^## /ms.exec(read('docs/listing/review.md')) ?? [];
  const told = [...table.matchAll(/`((?:read|write)_[a-z_]+)`/g)].map(([, scope]) => scope);
  expect(told.toSorted()).toEqual(toml.access_scopes.scopes.split(',').toSorted());
});
