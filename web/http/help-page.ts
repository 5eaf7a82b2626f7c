import { Marked } from 'marked';
import { APP_LINKS, type AppLinks } from '../contract/app-links.ts';
import { LANGUAGES, type Language } from '../contract/first-view.ts';
import { escaped } from './document-html.ts';

type Published = Exclude<(typeof APP_LINKS)[number], 'help'>;

/** The text for merchants as a page of its own: it needs no script, no session and no other file. */

type Word = Published | 'language' | 'languages' | 'contact';

const WORDS: Readonly<Record<Language, Readonly<Record<Word, string>>>> = {
  en: {
    language: 'English',
    languages: 'Languages',
    contact: 'Support and legal',
    support: 'Support',
    privacy: 'Privacy policy',
    terms: 'Terms of service',
  },
  de: {
    language: 'Deutsch',
    languages: 'Sprachen',
    contact: 'Support und Rechtliches',
    support: 'Support',
    privacy: 'Datenschutz',
    terms: 'Nutzungsbedingungen',
  },
};

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 1rem; max-width: 46rem; font: 1rem/1.6 system-ui, sans-serif; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
h2 { margin-top: 2.5rem; }
h3 { margin-top: 2rem; }
h2, h3 { line-height: 1.3; }
[id] { scroll-margin-top: 2rem; }
h3:has(:target) { outline: .125rem solid; outline-offset: .25rem; }
table { display: block; overflow-x: auto; border-collapse: collapse; }
th, td { padding: .375rem .75rem; border: 1px solid #8a8a8a; text-align: start; vertical-align: top; }
code { overflow-wrap: anywhere; }
`;

/** The only tags of their own that the texts may have: places that can be linked to. */
const PLACE = /^(<a id="[a-z0-9_-]+">|<\/a>)$/;

const markdown = new Marked({
  renderer: { html: ({ text }) => (PLACE.test(text.trim()) ? text.trim() : escaped(text)) },
});

/** Makes the page of one language. */
export function helpPage(source: string, page: { readonly language: Language; readonly links: AppLinks }): string {
  const { language, links } = page;
  const words = WORDS[language];
  const title = escaped(/^# (.+)$/m.exec(source)?.[1] ?? '');
  const languages = LANGUAGES.filter((other) => other !== language).map(
    (other) => `<a href="?lang=${other}" hreflang="${other}" lang="${other}">${WORDS[other].language}</a>`,
  );
  const published = APP_LINKS.flatMap((name) =>
    name === 'help' || links[name] === null ? [] : [`<a href="${escaped(links[name])}">${words[name]}</a>`],
  );
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title><style>${STYLE}</style></head><body>`,
    `<header>${navigation(words.languages, languages)}</header>`,
    `<main>${markdown.parse(source, { async: false })}</main>`,
    `<footer>${navigation(words.contact, published)}</footer></body></html>`,
  ].join('');
}

function navigation(label: string, links: readonly string[]): string {
  return links.length === 0 ? '' : `<nav aria-label="${label}">${links.join('')}</nav>`;
}
