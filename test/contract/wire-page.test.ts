import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const wire = path.join(root, 'web', 'picanova', 'wire');
const page = readFileSync(path.join(root, 'docs', 'reference', 'wire.md'), 'utf8');

/** Which answers of the table the schemas of a file read. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  'beta-order.ts': ['order', 'shipment'],
  'v1-order.ts': ['order', 'shipment'],
  'file.ts': ['order'],
  'order-list.ts': ['list of orders', 'entry of a list of orders'],
  'carrier.ts': ['carrier'],
  'options.ts': ['option of an item'],
  'money.ts': ['money'],
  'catalogue.ts': ['product', 'variant'],
  'catalogue-options.ts': ['option of a variant'],
  'combinations.ts': ['combination'],
  'rates.ts': ['rate'],
  'errors.ts': ['error'],
};
/** What stands around every answer, and in no schema. */
const OF_ANY = ['any', 'any list'];

const OPENS = '([{';
const CLOSES = ')]}';

/** The keys of the object that opens at `from`, without those of objects in it. */
function keysAt(source: string, from: number): readonly string[] {
  const keys: string[] = [];
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    const char = source[at] ?? '';
    if (OPENS.includes(char)) depth += 1;
    if (CLOSES.includes(char)) depth -= 1;
    if (depth === 0) return keys;
    const key =
      depth === 1 && '{,'.includes(char) ? /^\s*([a-z_]+)\s*[:,}]/.exec(source.slice(at + 1))?.[1] : undefined;
    if (key !== undefined) keys.push(key);
  }
  return keys;
}

/** Every field that a schema of the file names. */
function fieldsOf(file: string): ReadonlySet<string> {
  const source = readFileSync(path.join(wire, file), 'utf8').replaceAll(/\/\*.*?\*\/|\/\/.*$/gms, '');
  const objects = [...source.matchAll(/\bz\s*\.(?:object|looseObject)\(/g)];
  const asked = [...source.matchAll(/'([a-z_]+)' in parcel/g)].map(([, name = '']) => name);
  return new Set([...asked, ...objects.flatMap((found) => keysAt(source, found.index + found[0].length))]);
}

/** The fields in the table, by answer: a row without an answer belongs to the one above it. */
function rowsOf(): ReadonlyMap<string, ReadonlySet<string>> {
  const rows = new Map<string, Set<string>>();
  let answer = '';
  for (const [, first = '', field = ''] of page.matchAll(/^\| ([^|]*)\| ([^|]*)\|/gm)) {
    answer = first.trim() || answer;
    if (answer === 'answer' || answer.startsWith('---')) continue;
    const names = [...field.matchAll(/`([^`]+)`/g)].flatMap(([, name = '']) => name.match(/[a-z_]+/g) ?? []);
    rows.set(answer, new Set([...(rows.get(answer) ?? []), ...names]));
  }
  return rows;
}

const rows = rowsOf();
const files = readdirSync(wire).filter((name) => !name.endsWith('.test.ts') && fieldsOf(name).size > 0);
const namedIn = (answers: readonly string[]): ReadonlySet<string> =>
  new Set(answers.flatMap((answer) => [...(rows.get(answer) ?? [])]));

describe('the page about what Picanova leaves out', () => {
  it('knows every file with schemas, and every answer', () => {
    expect(files.toSorted()).toEqual(Object.keys(ANSWERS).toSorted());
    const answers = new Set([...OF_ANY, ...Object.values(ANSWERS).flat()]);
    expect([...rows.keys()].toSorted()).toEqual([...answers].toSorted());
  });

  it.each(Object.entries(ANSWERS))('names every field of %s', (file, answers) => {
    const named = namedIn(answers);
    expect([...fieldsOf(file)].filter((field) => !named.has(field))).toEqual([]);
  });

  it.each([...new Set(Object.values(ANSWERS).flat())])('names no field of %s that is gone', (answer) => {
    const read = new Set(
      Object.entries(ANSWERS).flatMap(([file, answers]) => (answers.includes(answer) ? [...fieldsOf(file)] : [])),
    );
    expect([...namedIn([answer])].filter((field) => !read.has(field))).toEqual([]);
  });

  it('says of every field what absent or null, empty, and another type mean', () => {
    const told = page.split('\n').filter((line) => line.startsWith('|') && !line.startsWith('| ---'));
    for (const line of told)
      expect([
        line,
        line
          .split('|')
          .slice(3, -1)
          .filter((cell) => cell.trim() !== '').length,
      ]).toEqual([line, 3]);
  });
});
