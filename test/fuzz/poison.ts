import type { SeededRandom } from '../simulator/random.ts';

/** One of them, by the seed. */
export function pick<Value>(random: SeededRandom, values: readonly Value[]): Value {
  const value = values[random.below(values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

/** Texts that a database, a parser or a sheet may stumble over. */
const TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\uD800',
  'x\uDFFFy',
  '\uFFFD',
  '\uFEFF',
  '\u202Etxet',
  '\r\n',
  '\x7f\x80\x9f',
  "'; DROP TABLE shop; --",
  '%',
  '_%\\',
  '=1+1',
  '漢'.repeat(300),
  '🖼️'.repeat(40),
  'e\u0301'.repeat(2_000),
  'x'.repeat(10_000),
  '__proto__',
  'constructor',
  'null',
  'NaN',
  '-0',
  '1e999',
  '0x10',
  '١٢٣',
  '2147483648',
  '9007199254740993',
  '18446744073709551616',
  '9'.repeat(400),
  'gid://shopify/Order/1',
  'gid://shopify/Order/99999999999999999999',
  '2026-02-30T25:61:61Z',
  '+292278994-08-17T07:12:55Z',
  '../../etc/passwd',
  'https://169.254.169.254/latest/meta-data',
  'javascript:alert(1)',
  '{"a":1}',
  '<script>alert(1)</script>',
];

const NUMBERS: readonly number[] = [
  0,
  -0,
  -1,
  1.5,
  0.1 + 0.2,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 32,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53),
  2 ** 63,
  8_640_000_000_000_000,
  8_640_000_000_000_001,
  1e308,
  5e-324,
];

/** A text that means no good. */
export function poisonText(random: SeededRandom): string {
  return pick(random, TEXTS);
}

const DEEPEST = 3_000;

/** Lists in lists, or objects in objects. */
function deep(random: SeededRandom): unknown {
  const isList = random.chance(0.5);
  let value: unknown = 1;
  for (let level = random.below(DEEPEST); level > 0; level -= 1) value = isList ? [value] : { a: value };
  return value;
}

/** A value that means no good, of any type. */
export function poison(random: SeededRandom): unknown {
  const roll = random.below(100);
  if (roll < 45) return poisonText(random);
  if (roll < 70) return pick(random, NUMBERS);
  if (roll < 80) return pick<unknown>(random, [null, true, false, [], {}]);
  if (roll < 86) return Array.from({ length: random.below(3_000) }, () => 'x');
  if (roll < 92) return Object.fromEntries([[poisonText(random), poisonText(random)]]);
  if (roll < 96) return [poisonText(random), pick(random, NUMBERS)];
  return deep(random);
}

type Container = Record<string, unknown> | unknown[];

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

/** A copy with one of its places poisoned, dropped or added to; which one, the seed says. */
export function mutated(value: unknown, random: SeededRandom): unknown {
  if (!isContainer(value) || random.chance(0.05)) return poison(random);
  const keys = Object.keys(value);
  if (keys.length === 0 || random.chance(0.08)) return withKey(value, poisonText(random), poison(random));
  const key = pick(random, keys);
  const inside: unknown = Reflect.get(value, key);
  if (isContainer(inside) && random.chance(0.75)) return withKey(value, key, mutated(inside, random));
  return random.chance(0.12) ? without(value, key) : withKey(value, key, poison(random));
}

function withKey(value: Container, key: string, inside: unknown): Container {
  if (Array.isArray(value)) return keyIsPlace(value, key) ? value.with(Number(key), inside) : [...value, inside];
  return Object.fromEntries([...Object.entries(value), [key, inside]]);
}

function without(value: Container, key: string): Container {
  if (Array.isArray(value)) return value.filter((_one, at) => String(at) !== key);
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

function keyIsPlace(value: readonly unknown[], key: string): boolean {
  return /^\d{1,6}$/.test(key) && Number(key) < value.length;
}
