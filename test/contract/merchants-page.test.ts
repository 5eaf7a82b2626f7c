import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { names as germanNames, texts as germanExtensions } from '../../extensions/shared/texts/de.ts';
import { names as englishNames, texts as englishExtensions } from '../../extensions/shared/texts/en.ts';
import { texts as german } from '../../frontend/i18n/de/index.ts';
import { texts as english } from '../../frontend/i18n/en/index.ts';
import { ORDER_JOB_KINDS, type OrderJobAction } from '../../web/contract/actions.ts';
import { PROBLEM_CODES } from '../../web/domain/kernel/problems.ts';
import { PRINT_ORDER_ACTIONS } from '../../web/domain/print-order/actions.ts';

const docs = path.resolve(import.meta.dirname, '../../docs');
const read = (file: string): string => readFileSync(path.join(docs, file), 'utf8');

const PAGES = [
  {
    language: 'English',
    source: read('merchants.md'),
    todo: 'Do this:',
    texts: english,
    others: [englishNames, englishExtensions],
    block: englishExtensions.order.order,
  },
  {
    language: 'German',
    source: read('merchants.de.md'),
    todo: 'Das hilft:',
    texts: german,
    others: [germanNames, germanExtensions],
    block: germanExtensions.order.order,
  },
];

/** Headings by the places that can be linked to. */
function placesOf(source: string, level: string): Record<string, string> {
  const found = source.matchAll(new RegExp(`^${level} <a id="([a-z0-9_-]+)"></a>(.+)$`, 'gm'));
  return Object.fromEntries([...found].map(([, id = '', title = '']) => [id, title]));
}

/** What stands in italics: the names of the app's own pages, fields and buttons. */
function namesIn(source: string): readonly string[] {
  const italics = source.matchAll(/(?<![*\\])\*([^*\s][^*]*)\*(?!\*)/g);
  const names = [...italics].flatMap(([, name = '']) => name.replaceAll(/\s+/g, ' ').split(' → '));
  return [...new Set(names)];
}

function wordsOf(texts: unknown): readonly string[] {
  return typeof texts === 'string' ? [texts] : Object.values(texts as object).flatMap(wordsOf);
}

describe.each(PAGES)('the help in $language', ({ source, todo, texts, others, block }) => {
  it('explains every problem under the title that the pages give it, and none that is gone', () => {
    const titles = PROBLEM_CODES.map((code) => [code, texts.problems[code].title]);
    expect(placesOf(source, '###')).toEqual(Object.fromEntries(titles));
  });

  it('says of every problem what to do', () => {
    const sections = source.split(/^(?=##)/m).filter((section) => section.startsWith('### '));
    expect(sections).toHaveLength(PROBLEM_CODES.length);
    expect(sections.filter((section) => !section.includes(`\n\n**${todo}** `))).toEqual([]);
  });

  it('says of every reason to wait what ends it', () => {
    const unexplained = Object.values(texts.orders.hold).filter((words) => !source.includes(`| ${words} |`));
    expect(unexplained).toEqual([]);
  });

  it('says of every button on an order what it does: on its page, in the list, and on the block in Shopify', () => {
    const { order, orders, problems } = texts;
    const many = Object.keys(ORDER_JOB_KINDS) as OrderJobAction[];
    const words = [
      ...PRINT_ORDER_ACTIONS.map((action) => order[action]),
      order.drop,
      order.retryAndSend,
      order.openInShopify,
      order.shopifySettings,
      ...many.map((action) => orders.bulk[action]),
      ...PROBLEM_CODES.map((code) => problems[code].button),
      ...PRINT_ORDER_ACTIONS.map((action) => block.action[action]),
      block.action.drop,
      block.action.sendAnyway,
      block.reload,
      block.tryAgain,
      ...Object.values(block.place),
    ];
    const [, section = ''] = /^## <a id="buttons">([\s\S]*?)^## /m.exec(source) ?? [];
    const rows = [...section.matchAll(/^\| (\*.+?) \| (.+) \|$/gm)].map(([, names = '']) => namesIn(names));
    expect([...new Set(words)].filter((word) => !rows.some((names) => names.includes(word)))).toEqual([]);
    const explained = rows.flat();
    expect(explained.filter((word) => !words.includes(word))).toEqual([]);
    expect(explained).toHaveLength(new Set(explained).size);
  });

  it('calls pages, fields and buttons as they are called there', () => {
    const known = new Set(wordsOf([texts, ...others]));
    expect(namesIn(source).length).toBeGreaterThan(30);
    expect(namesIn(source).filter((name) => !known.has(name))).toEqual([]);
  });

  it('links to its own places and to nothing that only this repository has', () => {
    const places = new Set([...source.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => `#${id}`));
    const links = [...source.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !places.has(link) && !link.startsWith('https://'))).toEqual([]);
  });

  it('names no code', () => {
    expect(source.replaceAll(/<a id="[^"]+">|\]\(#[^)]+\)/g, '').match(/\w+_\w+|`/g)).toBeNull();
  });
});

it('the help has the same chapters in both languages', () => {
  const [first, ...rest] = PAGES.map(({ source }) => Object.keys(placesOf(source, '##')));
  expect(first).toContain('problems');
  for (const other of rest) expect(other).toEqual(first);
});
