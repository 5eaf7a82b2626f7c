import path from 'node:path';
import express, { Router, type Request, type Response } from 'express';
import type { AppLinks } from '../contract/app-links.ts';
import { languageOf } from '../contract/first-view.ts';
import type { ShopDomain } from '../domain/kernel/ids.ts';
import { BARE_SCRIPTS, barePage, filledPage, unbuiltPage } from './document-html.ts';
import { appInAdmin, askedInAdmin, readDocumentRequest, wayToToken, type DocumentRequest } from './document-request.ts';
import type { CreateFirstView } from './first-view.ts';
import { inTime } from './in-time.ts';
import { builtPages, pagesInWriting } from './page-source.ts';
import { createPreloads } from './preloads.ts';
import { ancestorsOf, policyOf, scriptSources } from './security-headers.ts';
import { RETRY_HEADER, type SessionParts } from './session.ts';

/**
 * The embedded document. Framed by its shop's admin and by nobody else; outside the admin it sends the visitor into
 * it. Without a token that counts it is bounced: App Bridge asks for it again with a fresh one, in a header, and writes
 * the answer into the document that it bounced from, whose policy goes on to hold (shopify-platform §2.3).
 */
export interface DocumentParts {
  readonly apiKey: string;
  readonly parseShop: (text: string) => ShopDomain | null;
  readonly session: SessionParts;
  /** IANA name, or null when Shopify does not say: the pages show the browser's own time then. */
  readonly timeZoneOf: (shop: ShopDomain) => Promise<string | null>;
  /** Somebody looks at the app of this shop. */
  readonly onOpened: (shop: ShopDomain) => Promise<void>;
  readonly firstView: CreateFirstView;
  readonly links: AppLinks;
  /** Folder of the built frontend. */
  readonly frontendDir: string;
  /** A Vite dev server whose pages are shown instead; null = none. */
  readonly pagesUrl: string | null;
}

const ONE_YEAR_SECONDS = 31_536_000;
/** A document waits no longer for what only makes it better. */
const PATIENCE_MS = 500;

/** What is asked for below the address of the app that is no route of it: the document, and its built files. */
export function documentRoutes(parts: DocumentParts): Router {
  const { apiKey, parseShop, session: sessions, frontendDir, pagesUrl } = parts;
  const isInWriting = pagesUrl !== null;
  const source = isInWriting ? pagesInWriting(pagesUrl, apiKey) : builtPages(frontendDir, apiKey);
  const preloadsOf = isInWriting ? () => '' : createPreloads(frontendDir);
  const ownOrigins = isInWriting ? [new URL(pagesUrl).origin] : [];
  const scriptsOf = createScriptSources(ownOrigins);
  const router = Router();
  router.use(
    '/assets',
    express.static(path.join(frontendDir, 'assets'), {
      immutable: true,
      maxAge: ONE_YEAR_SECONDS * 1_000,
      fallthrough: false,
    }),
  );

  /** A shop that is opened for the first time is installed by that, as by any call of the API. */
  async function timeZoneOf(shop: ShopDomain, token: string): Promise<string | null> {
    const installed = await sessions.ensureInstalled(shop, token);
    if (installed.outcome !== 'ready') return null;
    await parts.onOpened(shop);
    return parts.timeZoneOf(shop);
  }

  /** The shop of the token, when it is the one of the address, too. */
  async function shopOfToken({ shop, token }: DocumentRequest): Promise<ShopDomain | null> {
    const session = token === null ? null : await sessions.verifySessionToken(token);
    if (session?.outcome !== 'valid') return null;
    return shop === null || shop === session.shop ? session.shop : null;
  }

  /** Nothing of a shop's, only the way to it. */
  function sendBare(asked: DocumentRequest, response: Response): void {
    const way = wayToToken(asked);
    if (way.outcome === 'bounce') return response.redirect(way.address);
    if (asked.isForeign) response.status(400);
    // App Bridge comes again by itself, once, with another token.
    if (asked.isByAppBridge) response.status(401).set(RETRY_HEADER, '1');
    response.send(
      barePage({
        apiKey,
        language: languageOf(asked.language),
        says: asked.shop === null ? 'outside' : 'stuck',
        link: askedInAdmin(asked, apiKey),
        isWaiting: !asked.isForeign && !asked.isByAppBridge && !(asked.shop === null && asked.isAlone),
        goesOn: way.outcome === 'if_framed',
      }),
    );
  }

  router.get('/{*path}', async (request, response) => {
    const asked = readDocumentRequest(request, parseShop);
    const html = await source();
    const shop = await shopOfToken(asked);
    const ancestors = asked.isForeign ? "'none'" : ancestorsOf(shop ?? asked.shop);
    response.set({
      'content-security-policy': policyOf({ ancestors, scripts: scriptsOf(html ?? '') }),
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
    });
    if (asked.shop !== null && !asked.isFramed) return void response.redirect(askedInAdmin(asked, apiKey));
    if (shop === null || asked.token === null || asked.isForeign) return void sendBare(asked, response);
    if (html === null) return void response.send(unbuiltPage(apiKey));
    const { pathname, locale, language, token } = asked;
    const search = request.url.slice(request.path.length);
    const timeZone = await inTime(timeZoneOf(shop, token), { ms: PATIENCE_MS, late: null });
    const view =
      timeZone === null || isInWriting || isPhone(request)
        ? null
        : await parts.firstView({ shop, pathname, search, locale, timeZone });
    const preloads = preloadsOf({ path: pathname, locale: language });
    const { links } = parts;
    response.send(filledPage(html, { preloads, appInAdmin: appInAdmin(shop, apiKey), timeZone, view, links }));
  });
  return router;
}

/** Built pages are one text for everybody, whose scripts are looked at once. */
function createScriptSources(ownOrigins: readonly string[]): (built: string) => string {
  const known = new Map<string, string>();
  return (built) => {
    const sources = known.get(built) ?? scriptSources(built + BARE_SCRIPTS, ownOrigins);
    if (ownOrigins.length === 0) known.set(built, sources);
    return sources;
  };
}

/** Its page is another one, which only the browser knows how to draw. */
function isPhone(request: Request): boolean {
  return request.get('sec-ch-ua-mobile') === '?1' || /\bMobi/.test(request.get('user-agent') ?? '');
}
