import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultOf, findCitations, readSections, type Sections } from './citations.ts';

/**
 * Comments cite the documents they rely on by section. A citation that leads nowhere is worse than none: somebody
 * trusts it.
 */
const ROOT = path.resolve(import.meta.dirname, '../..');
const DOCUMENTS = {
  product: 'docs/product.md',
  'picanova-api': 'docs/reference/picanova-api.md',
  'shopify-platform': 'docs/reference/shopify-platform.md',
};
const KINDS = ['*.ts', '*.tsx', '*.md', '*.toml', '*.prisma', '*.sql'];

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** Tracked files and those that will be; one that is deleted and not yet committed is passed over. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...KINDS], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(path.join(ROOT, file)));

const documents: ReadonlyMap<string, Sections> = new Map(
  Object.entries(DOCUMENTS).map(([name, file]) => [name, readSections(read(file))]),
);

/** Where a text looks for its documents in a folder `shared` beside the repository; `extensions/shared` is inside. */
function pathsThatLeave(file: string, text: string): string[] {
  const found = text.match(/(?:\.\.\/)+shared\b[\w./-]*/g) ?? [];
  return found.filter((target) => path.relative(ROOT, path.resolve(ROOT, path.dirname(file), target)).startsWith('..'));
}

describe('citations', () => {
  it('lead to a section that their document has, in every file', () => {
    const faults = files.flatMap((file) =>
      findCitations(read(file)).flatMap((citation) => {
        const fault = faultOf(citation, documents);
        return fault === null ? [] : [`${file}:${citation.line} ${citation.text}: ${fault}`];
      }),
    );
    expect(faults).toEqual([]);
  });

  it('are of every document, so that none is kept for nobody', () => {
    const cited = new Set(files.flatMap((file) => findCitations(read(file)).map(({ document }) => document)));
    expect([...cited].toSorted()).toEqual(Object.keys(DOCUMENTS).toSorted());
  });

  it('never lead to a folder beside the repository', () => {
    expect(files.flatMap((file) => pathsThatLeave(file, read(file)).map((found) => `${file}: ${found}`))).toEqual([]);
  });
});

describe('the finder', () => {
  const S = '\u00a7';
  const known = new Map([
    ['book', readSections('## 1. One\n1. first\n2. second\n\n```\n## 9. Code\n```\n### 1.2 Two\n')],
  ]);
  const faultsIn = (text: string): (string | null)[] => findCitations(text).map((citation) => faultOf(citation, known));

  it.each([
    `(book ${S}1)`,
    `two (book ${S}1, ${S}1.2) in one`,
    `(book ${S}1 to ${S}1.2)`,
    `(book ${S}1 rule 2)`,
    `(book ${S}1 no. 1, 2)`,
    `(book ${S}1 rules 1 to 2), more`,
    `(book ${S}1.2; as seen)`,
  ])('takes %s', (text) => {
    expect(faultsIn(text)).toEqual([null]);
  });

  it.each([
    [`(book ${S}2)`, 'book has no section 2'],
    [`(book ${S}1, ${S}1.3)`, 'book has no section 1.3'],
    [`(book ${S}9)`, 'book has no section 9'],
    [`(book ${S}1 rule 3)`, 'section 1 of book has no point 3'],
    [`(book ${S}1.2 no. 1)`, 'section 1.2 of book has no point 1'],
    [`(book ${S}1 rules 2 to 4)`, 'section 1 of book has no point 4'],
    [`(leaflet ${S}1)`, 'no document "leaflet"'],
    [`(${S}1)`, 'not in the form (document, sign, number)'],
    [`see book ${S}1`, 'not in the form (document, sign, number)'],
    [`(reference: book ${S}1)`, 'not in the form (document, sign, number)'],
    [`(book ${S}one)`, 'not in the form (document, sign, number)'],
  ])('refuses %s', (text, fault) => {
    expect(faultsIn(text)).toEqual([fault]);
  });

  it('counts lines, and finds what a broken line leaves behind', () => {
    expect(findCitations(`one\n(book ${S}1,\n${S}2)`).map(({ line, document }) => [line, document])).toEqual([
      [2, 'book'],
      [3, null],
    ]);
  });

  it('knows a path that leaves the repository from one that only goes up', () => {
    const up = '..';
    const text = `see ${up}/shared/a.md and ${up}/${up}/shared/b.md`;
    expect(pathsThatLeave('docs/reference/x.md', text)).toEqual([]);
    expect(pathsThatLeave('docs/x.md', text)).toEqual([`${up}/${up}/shared/b.md`]);
    expect(pathsThatLeave('x.md', text)).toEqual([`${up}/shared/a.md`, `${up}/${up}/shared/b.md`]);
  });
});
