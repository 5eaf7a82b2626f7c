import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Router, type Request } from 'express';
import { HELP_PATH, type AppLinks } from '../contract/app-links.ts';
import { LANGUAGES, languageOf, type Language } from '../contract/first-view.ts';
import { helpPage } from './help-page.ts';
import { ancestorsOf, policyOf } from './security-headers.ts';

export interface HelpParts {
  /** Holds `merchants.md` and its translations. */
  readonly docsDir: string;
  readonly links: AppLinks;
}

const FILES: Readonly<Record<Language, string>> = { en: 'merchants.md', de: 'merchants.de.md' };

const FIVE_MINUTES_SECONDS = 300;

/** The help for merchants, in the language that the address or else the browser asks for. Needs no session. */
export function helpRoutes({ docsDir, links }: HelpParts): Router {
  const pages = new Map<Language, string>();
  function pageIn(language: Language): string {
    const page =
      pages.get(language) ?? helpPage(readFileSync(path.join(docsDir, FILES[language]), 'utf8'), { language, links });
    pages.set(language, page);
    return page;
  }

  const router = Router();
  router.get(HELP_PATH, (request, response) => {
    const language = wantedLanguage(request);
    response.set({
      'content-security-policy': policyOf({ ancestors: ancestorsOf(null), scripts: "'none'" }),
      'cache-control': `public, max-age=${FIVE_MINUTES_SECONDS}`,
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      vary: 'accept-language',
    });
    response.send(pageIn(language));
  });
  return router;
}

function wantedLanguage(request: Request): Language {
  const asked = request.query['lang'];
  if (typeof asked === 'string') return languageOf(asked);
  return LANGUAGES.find((language) => language === request.acceptsLanguages(...LANGUAGES)) ?? 'en';
}
