import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { ShopDomain } from '../domain/kernel/ids.ts';
import type { Clock, Log } from '../pipeline/ports/index.ts';
import type { AppLinks } from '../contract/app-links.ts';
import { isLocale, type DrawFirstView } from '../contract/first-view.ts';
import { pageAt } from '../contract/pages.ts';
import type { Ask } from './api/endpoint.ts';
import { errorText } from '../domain/kernel/error-text.ts';

/**
 * The page as the server draws it: seen while the browser still loads the code that makes it work, and taken over by
 * that code. A view that cannot be drawn is not missed; the browser draws it itself, some hundred milliseconds later.
 */
export interface FirstViewParts {
  /** Built from `frontend/draw-first-view.tsx`; without it the browser draws everything. */
  readonly drawFile: string;
  readonly ask: Ask;
  readonly links: AppLinks;
  readonly clock: Clock;
  readonly log: Log;
}

export interface FirstViewRequest {
  /** Whose data are shown: of a verified session token. */
  readonly shop: ShopDomain;
  readonly pathname: string;
  readonly search: string;
  readonly locale: string;
  readonly timeZone: string;
}

export interface FirstView {
  readonly html: string;
  readonly drawnAtMs: number;
  /** The answers that it was drawn from by the addresses of their calls, as JSON to stand in a script element. */
  readonly answersJson: string;
}

export type CreateFirstView = (request: FirstViewRequest) => Promise<FirstView | null>;

/** The shop has nothing to show there, or not yet: the page itself says so. */
class Refused extends Error {}

/** Makes the drawing of first views; null = the browser draws this one. */
export function createFirstView({ drawFile, ask, links, clock, log }: FirstViewParts): CreateFirstView {
  const isBuilt = existsSync(drawFile);
  let loaded: Promise<DrawFirstView> | null = null;
  const load = (): Promise<DrawFirstView> =>
    (loaded ??= import(pathToFileURL(drawFile).href).then(
      (module: { readonly drawFirstView: DrawFirstView }) => module.drawFirstView,
    ));

  return async ({ shop, ...view }) => {
    // Without a locale in the address, the browser's own counts, which is not known here.
    if (!isBuilt || pageAt(view.pathname)?.page.reads === undefined || !isLocale(view.locale)) return null;
    const nowMs = clock.now();
    try {
      const draw = await load();
      const { html, answers } = await draw({
        ...view,
        nowMs,
        links,
        async ask(name, input) {
          const answer = await ask(shop, name, input);
          if (answer === null) throw new Refused(name);
          return answer;
        },
      });
      return { html, drawnAtMs: nowMs, answersJson: inScript(answers) };
    } catch (error) {
      if (!(error instanceof Refused))
        log.error('first_view_not_drawn', {
          shop,
          path: view.pathname,
          error: errorText(error),
        });
      return null;
    }
  };
}

/** JSON that no text of a merchant can end early. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
