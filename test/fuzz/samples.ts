import type { SeededRandom } from '../simulator/random.ts';
import { pick, poison, poisonText } from './poison.ts';

/** What exists in the shops: numbers of products, variants and orders. */
export interface Known {
  readonly products: readonly string[];
  readonly variants: readonly string[];
  readonly orders: readonly string[];
}

/** The part of JSON Schema that zod writes for what the contract takes. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

const LARGEST_ID = 60;
const MOST_ITEMS = 4;

export type Sampler = ReturnType<typeof createSampler>;

/** Values as the contract wants them, so that a mutation of one place is looked at behind the first check too. */
export function createSampler(random: SeededRandom, known: Known) {
  function numberFor(key: string): string {
    if (key === 'order') return pick(random, known.orders);
    return pick(random, key === 'variant' ? known.variants : known.products);
  }

  function cursor(): string {
    const place = {
      atMs: Date.UTC(2026, 0),
      id: '1',
      row: 1,
      sortKey: 'canvas',
      variantGid: `gid://shopify/ProductVariant/${pick(random, known.variants)}`,
      productName: 'Canvas',
      widthMm: 100,
      heightMm: 100,
      variantId: 1,
    };
    const bent = random.chance(0.5) ? place : { ...place, [pick(random, Object.keys(place))]: poison(random) };
    return Buffer.from(JSON.stringify(bent)).toString('base64url').slice(0, 5_000);
  }

  function text(schema: Schema, key: string): string {
    if (key === 'after') return cursor();
    if (schema.pattern === undefined) return random.chance(0.9) ? `canvas ${random.below(9)}` : poisonText(random);
    if (schema.pattern.includes('A-Z]{2}')) return 'DE';
    if (schema.pattern.includes('$app')) return '$app';
    return schema.pattern.includes('1,10') ? String(1 + random.below(LARGEST_ID)) : numberFor(key);
  }

  function number({ minimum = 0, maximum = 100 }: Schema): number {
    return minimum > 1_000 ? Date.UTC(2026, random.below(12), 1 + random.below(28)) : Math.min(maximum, minimum + 5);
  }

  function object(schema: Schema): Record<string, unknown> {
    const required = new Set(schema.required);
    const own = Object.entries(schema.properties ?? {}).flatMap(([key, inside]) =>
      required.has(key) || random.chance(0.4) ? [[key, sampleOf(inside, key)] as const] : [],
    );
    const names = schema.propertyNames?.enum ?? ['Canvas border', 'Frame'];
    const inside = schema.additionalProperties;
    if (typeof inside !== 'object' || schema.propertyNames === undefined) return Object.fromEntries(own);
    const added = Array.from({ length: 1 + random.below(3) }, () => String(pick(random, names)));
    return Object.fromEntries([...own, ...added.map((key) => [key, sampleOf(inside, key)] as const)]);
  }

  function sampleOf(schema: Schema, key: string): unknown {
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices !== undefined) return sampleOf(pick(random, choices), key);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return pick(random, schema.enum);
    switch (schema.type) {
      case 'string':
        return text(schema, key);
      case 'number':
      case 'integer':
        return number(schema);
      case 'boolean':
        return random.chance(0.5);
      case 'array': {
        const { items } = schema;
        return items === undefined
          ? []
          : Array.from({ length: 1 + random.below(MOST_ITEMS) }, () => sampleOf(items, key));
      }
      case 'object':
        return object(schema);
      default:
        return null;
    }
  }

  return { known, sampleOf };
}
