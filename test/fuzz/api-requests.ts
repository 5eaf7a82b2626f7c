import { z } from 'zod';
import { CSV_HEADER } from '../../web/pipeline/merchant/products/csv-columns.ts';
import { routes, type RouteContract } from '../../web/contract/index.ts';
import type { SeededRandom } from '../simulator/random.ts';
import { escaped, headerText, jsonBody, type Caller, type FuzzRequest } from './fuzz-request.ts';
import { mutated, pick, poison, poisonText } from './poison.ts';
import { createSampler, type Known, type Sampler, type Schema } from './samples.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'] as const;
const AUTHORIZATIONS = [
  'Bearer',
  'Bearer x',
  'Bearer a.b.c',
  `Bearer ${'x'.repeat(6_000)}`,
  'Basic eDp5',
  '\xff',
] as const;
const ENCODINGS = ['utf8', 'latin1', 'utf16le'] as const;

interface Part {
  readonly route: RouteContract;
  readonly params: Schema;
  readonly query: Schema;
  readonly body: Schema | null;
}

const NOTHING: Schema = { type: 'object' };

function schemaOf(type: z.ZodType | undefined): Schema {
  return type === undefined ? NOTHING : (z.toJSONSchema(type, { io: 'input' }) as Schema);
}

function partOf(route: RouteContract): Part {
  return {
    route,
    params: schemaOf(route.params),
    query: schemaOf(route.query),
    body: route.body === undefined || route.body === 'text' ? null : schemaOf(route.body),
  };
}

/** Makes calls of every route of the contract for shops that have this, each bent in one or two places. */
export function createApiRequests(random: SeededRandom, shops: readonly Known[]): () => FuzzRequest {
  const parts = Object.values(routes as Record<string, RouteContract>).map(partOf);
  const samplers = shops.map((known) => createSampler(random, known));

  function callerOf(shop: number): Caller {
    const roll = random.below(100);
    if (roll < 85) return { kind: 'shop', shop };
    if (roll < 89) return { kind: 'foreign', shop };
    if (roll < 92) return { kind: 'expired', shop };
    return roll < 96 ? { kind: 'text', authorization: pick(random, AUTHORIZATIONS) } : { kind: 'nobody' };
  }

  function pathOf({ route, params }: Part, sampler: Sampler, isBent: boolean): string {
    const given = sampler.sampleOf(params, '') as Record<string, unknown>;
    return route.path.replace(/:(\w+)/g, (_whole, name: string) =>
      escaped(isBent ? poisonText(random).slice(0, 3_000) : String(given[name])),
    );
  }

  /** Names and values; bent ones come twice, as lists, as objects, or as bytes that are no text. */
  function queryOf({ query }: Part, sampler: Sampler, isBent: boolean): string {
    const given = Object.entries(sampler.sampleOf(query, '') as Record<string, unknown>);
    const fields = given.map(([key, value]) => `${key}=${escaped(String(value).slice(0, 5_000))}`);
    if (!isBent) return fields.join('&');
    const names = Object.keys(query.properties ?? {});
    const name = names.length === 0 ? 'q' : pick(random, names);
    const text = escaped(String(poisonText(random)).slice(0, 3_000));
    const bent = [
      `${name}=${text}`,
      `${name}=${text}&${name}=1`,
      `${name}[]=${text}`,
      `${name}[a][b]=1`,
      `${name}=%00`,
      `${name}=%`,
      `${name}=%ED%A0%80`,
      `${name}`,
      `__proto__[x]=1`,
      `${'&'.repeat(random.below(2_000))}${name}=1`,
    ];
    return [...fields.filter((field) => !field.startsWith(`${name}=`)), pick(random, bent)].join('&');
  }

  function csv({ known }: Sampler): Buffer {
    const mark = pick(random, [',', ';', '\t']);
    const rows = Array.from({ length: random.below(40) }, () =>
      CSV_HEADER.map((name) => {
        if (random.chance(0.15)) return poisonText(random).slice(0, 3_000);
        return name === 'Variant ID' ? pick(random, known.variants) : name === 'Level' ? 'variant' : `${name} 1`;
      }),
    );
    const cell = (text: string): string => (random.chance(0.9) ? `"${text.replaceAll('"', '""')}"` : text);
    const lines = [CSV_HEADER as readonly string[], ...rows].map((row) => row.map(cell).join(mark));
    const text = [...(random.chance(0.2) ? [`sep=${mark}`] : []), ...lines].join(pick(random, ['\r\n', '\n', '\r']));
    return Buffer.from(random.chance(0.05) ? poisonText(random) : text, pick(random, ENCODINGS));
  }

  function bodyOf({ route, body }: Part, sampler: Sampler, isBent: boolean): Pick<FuzzRequest, 'body' | 'headers'> {
    if (route.body === 'text') return { body: csv(sampler), headers: { 'content-type': 'text/csv' } };
    if (body === null) return isBent ? jsonBody(random, poison(random)) : { body: null, headers: {} };
    const sample = sampler.sampleOf(body, '');
    return isBent ? jsonBody(random, mutated(sample, random)) : jsonBody(random, sample);
  }

  return () => {
    const part = pick(random, parts);
    const shop = random.below(samplers.length);
    const sampler = samplers[shop];
    if (sampler === undefined) throw new Error('no shop');
    const { route } = part;
    const query = queryOf(part, sampler, route.query !== undefined ? random.chance(0.6) : random.chance(0.1));
    const given = bodyOf(part, sampler, random.chance(route.body === undefined ? 0.1 : 0.75));
    const path = `/api${pathOf(part, sampler, route.params !== undefined && random.chance(0.4))}`;
    return {
      method: random.chance(0.05) ? pick(random, METHODS) : route.method,
      path: query === '' ? path : `${path}?${query}`,
      headers: {
        ...given.headers,
        ...(random.chance(0.03) ? { origin: headerText(poisonText(random)) } : {}),
        ...(random.chance(0.03) ? { 'accept-encoding': headerText(poisonText(random)) } : {}),
      },
      body: given.body,
      caller: callerOf(shop),
      isCut: random.chance(0.01),
    };
  };
}
