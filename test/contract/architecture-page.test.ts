import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const page = readFileSync(path.join(root, 'docs', 'architecture.md'), 'utf8');
const picture = /^## The house\n\n```\n(.*?)^```/ms.exec(page)?.[1] ?? '';

/** Every folder and file of the picture as a path, read from how far its line is indented. */
function drawn(): readonly string[] {
  const above: string[] = [];
  return picture
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const depth = (line.length - line.trimStart().length) / 2;
      above.length = depth;
      above.push(line.trim().split(/\s/)[0] ?? '');
      return above.join('');
    });
}

function tracked(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root });
  return listed.toString('utf8').split('\n').filter(Boolean);
}

const folders = (files: readonly string[]): ReadonlySet<string> =>
  new Set(
    files.flatMap((file) =>
      file
        .split('/')
        .slice(0, -1)
        .map((_, at, parts) => `${parts.slice(0, at + 1).join('/')}/`),
    ),
  );

it('the picture of the house shows nothing that is not there', () => {
  const files = tracked();
  const there = new Set([...files, ...folders(files)]);
  expect(drawn().length).toBeGreaterThan(40);
  expect(drawn().filter((place) => !there.has(place))).toEqual([]);
});

it('the picture of the house shows every room of the server', () => {
  const shown = new Set(drawn());
  const rooms = [...folders(tracked())].filter((folder) => folder.startsWith('web/'));
  // A step is a folder of its own, and so is a screen of the API: the picture names their parents.
  const named = rooms.filter((room) => !/^web\/(pipeline\/steps|http\/api)\/./.test(room));
  expect(named.filter((room) => !shown.has(room))).toEqual([]);
});
