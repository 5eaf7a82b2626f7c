import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { texts as german } from '../../frontend/i18n/de/index.ts';
import { texts as english } from '../../frontend/i18n/en/index.ts';
import { EXTENSION_NAMES, LANGUAGE_NAMES, localeOf } from '../../tools/extension-locales.ts';
import { PROBLEM_CODES } from '../domain/kernel/problems.ts';
import { PROBLEMS, type ProblemSource } from './problems.ts';

const web = path.resolve(import.meta.dirname, '..');

/** The codes that a source gives to a problem, by the source's path in `web/`. */
const produced = globSync(['domain/**/*.ts', 'pipeline/**/*.ts'], { cwd: web })
  .filter((name) => !name.endsWith('.test.ts'))
  .flatMap((name) =>
    [...readFileSync(path.join(web, name), 'utf8').matchAll(/\bcode: '([a-z_]+)'/g)].map(([, code = '']) => ({
      name,
      code,
    })),
  );

/** Who works in a folder of the pipeline; what the domain finds, several may. */
function sourceOf(name: string): ProblemSource | null {
  if (name.startsWith('pipeline/merchant/products/')) return 'products';
  return (/^pipeline\/steps\/(\w+)\//.exec(name)?.[1] as ProblemSource | undefined) ?? null;
}

describe('the problem catalogue', () => {
  it('names every problem once', () => {
    expect(new Set(PROBLEM_CODES).size).toBe(PROBLEM_CODES.length);
    expect(Object.keys(PROBLEMS).toSorted()).toEqual([...PROBLEM_CODES].toSorted());
  });

  it('lists what is produced somewhere, and nothing else', () => {
    expect([...new Set(produced.map(({ code }) => code))].toSorted()).toEqual([...PROBLEM_CODES].toSorted());
  });

  it('knows who produces each', () => {
    for (const { name, code } of produced) {
      const source = sourceOf(name);
      const { producedBy } = PROBLEMS[code as keyof typeof PROBLEMS];
      if (source !== null) expect([name, code, producedBy.includes(source)]).toEqual([name, code, true]);
      expect(producedBy).not.toEqual([]);
    }
  });

  it('holds no text for a problem that does not exist', () => {
    for (const texts of [english, german])
      expect(Object.keys(texts.problems).toSorted()).toEqual([...PROBLEM_CODES].toSorted());
  });
});

describe.each(PROBLEM_CODES)('the words of %s', (code) => {
  it('say what it is, what happened, what to do and what its button does, in both languages', () => {
    for (const texts of [english, german]) {
      const { title, what, todo, button } = texts.problems[code];
      for (const text of [title, what, todo, button]) expect(text.length).toBeGreaterThan(3);
      expect(title).not.toMatch(/[.!]$/);
      expect(what).toMatch(/\.$/);
    }
    expect(german.problems[code].what).not.toBe(english.problems[code].what);
  });

  it.each(EXTENSION_NAMES.filter((name) => 'problem' in localeOf(name, 'en')))('stand in %s', (extension) => {
    for (const language of LANGUAGE_NAMES)
      expect(localeOf(extension, language)).toMatchObject({
        problem: { [code]: { title: expect.stringMatching(/\S/), todo: expect.stringMatching(/\S/) } },
      });
  });
});
