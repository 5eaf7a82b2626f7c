import { describe, expect, it } from 'vitest';
import { PAGE_NAMES, pageAt, PAGES, REDIRECTS } from '../web/contract/index.ts';
import { texts as german } from './i18n/de/index.ts';
import { texts as english } from './i18n/en/index.ts';
import { loadPage } from './pages.tsx';

function textAt(texts: object, key: string): unknown {
  return key.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], texts);
}

describe('the table of pages', () => {
  it.each(PAGE_NAMES)('gives %s a title in both languages, and code that shows it', async (name) => {
    for (const texts of [english, german]) expect(textAt(texts, PAGES[name].title)).toMatch(/\w{3}/);
    expect(await loadPage(name)).toBeTypeOf('function');
  });

  it.each(PAGE_NAMES)('finds %s by its own path', (name) => {
    const { path } = PAGES[name];
    const found = pageAt(path.replaceAll(/:\w+/g, '7'));
    expect(found?.name).toBe(name);
    expect(Object.keys(found?.params ?? {})).toEqual([...path.matchAll(/:(\w+)/g)].map(([, part]) => part));
  });

  it('leads on from what only leads on, and finds nothing where there is nothing', () => {
    for (const [from, to] of Object.entries(REDIRECTS)) expect(pageAt(from)).toEqual(pageAt(to));
    expect(pageAt('/orders/7/8')).toBeNull();
    expect(pageAt('/nowhere')).toBeNull();
  });

  it('leads from every entry of the menu to a page', () => {
    const menu = Object.values(PAGES).flatMap((page) => ('menu' in page ? [page.menu] : []));
    expect(menu.map((path) => pageAt(path)?.page.menu)).toEqual(menu);
  });
});

const SOURCES = import.meta.glob<string>(['./**/*.{ts,tsx}', '!./**/*.test.ts', '!./i18n/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Paths that stand in the sources as texts, with what is put into them as `7`. */
const LINKS = Object.entries(SOURCES).flatMap(([file, source]) =>
  [...source.matchAll(/(['"`])(\/[a-z][^'"`\s]*)\1/g)]
    .map(([, , text = '']) => text.replaceAll(/\$\{[^}]*\}/g, '7').replace(/\?.*/, ''))
    .filter((path) => !path.startsWith('/api'))
    .map((path) => ({ file, path })),
);

describe('a link of the pages', () => {
  it('is found where the pages have them', () => {
    expect(LINKS.length).toBeGreaterThan(20);
  });

  it.each(LINKS)('leads to a page: $path in $file', ({ path }) => {
    expect(pageAt(path)).not.toBeNull();
  });
});
