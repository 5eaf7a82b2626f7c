import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: root })
  .toString('utf8')
  .split('\n')
  .filter((file) => file !== '' && existsSync(path.join(root, file)));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const markdown = new Marked();

interface Seen {
  /** Of links and pictures. */
  readonly targets: readonly string[];
  /** What stands behind a `#`, as GitHub names headings, and as the text itself names places. */
  readonly places: ReadonlySet<string>;
}

function seenIn(source: string): Seen {
  const targets: string[] = [];
  const places = new Set([...source.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id));
  markdown.walkTokens(markdown.lexer(source), (token) => {
    if (token.type === 'link' || token.type === 'image') targets.push(String(token['href']));
    if (token.type === 'heading') places.add(slugOf(String(token['text'])));
  });
  return { targets, places };
}

function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

/** Says what is wrong with a link of a file; null = it leads somewhere, or out of the repository. */
function deadEnd(file: string, target: string): string | null {
  if (/^[a-z]+:/.test(target)) return null;
  const [to = '', place] = target.split('#', 2);
  const found = to === '' ? file : path.join(path.dirname(file), to);
  if (!existsSync(path.join(root, found))) return `${file}: ${target}`;
  if (place === undefined || !found.endsWith('.md')) return null;
  return seenIn(read(found)).places.has(place) ? null : `${file}: ${target}`;
}

describe('the texts of this repository', () => {
  it('link to what is there', () => {
    const links = files.flatMap((file) => seenIn(read(file)).targets.map((target) => ({ file, target })));
    expect(links.length).toBeGreaterThan(30);
    expect(links.flatMap(({ file, target }) => deadEnd(file, target) ?? [])).toEqual([]);
  });

  it('name commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
    const known = Object.keys(scripts);
    const named = files.flatMap((file) =>
      [...read(file).matchAll(/\bnpm run (?:(?:-s|--silent) )?([a-z][a-z:-]*)/g)].map(([, name = '']) => ({
        file,
        name,
      })),
    );
    expect(named.length).toBeGreaterThan(20);
    // `test:<project>` stands for several.
    const exists = (name: string): boolean =>
      name.endsWith(':') ? known.some((script) => script.startsWith(name)) : known.includes(name);
    expect(named.filter(({ name }) => !exists(name))).toEqual([]);
  });
});
