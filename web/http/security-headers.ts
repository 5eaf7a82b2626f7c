import { createHash } from 'node:crypto';

const ONE_YEAR_SECONDS = 31_536_000;

/**
 * On every answer: what it is said to be is what it is; https from now on; and no other site learns an address, which
 * holds the shop and a session token.
 */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'strict-transport-security': `max-age=${ONE_YEAR_SECONDS}`,
  'referrer-policy': 'same-origin',
} as const;

/** Where App Bridge comes from, and what it loads. */
const APP_BRIDGE_ORIGIN = 'https://cdn.shopify.com';

/** `'none'` for whatever is no document of a shop's: errors, and answers that are no page at all. */
export const POLICY_OF_NO_PAGE = "frame-ancestors 'none'; script-src 'none'; object-src 'none'; base-uri 'none';";

const INLINE_SCRIPT = /<script(?![^>]*\bsrc=)([^>]*)>(.*?)<\/script>/gs;
const DATA = /\btype="application\/json"/;

/** What the policy calls each script that stands in the document itself: its digest. Data is no script. */
function digestsOf(html: string): readonly string[] {
  return [...html.matchAll(INLINE_SCRIPT)].flatMap(([, attributes = '', text = '']) =>
    DATA.test(attributes) ? [] : [`'sha256-${createHash('sha256').update(text).digest('base64')}'`],
  );
}

/**
 * Which scripts a document may run: its own files, App Bridge, and those that stand in it as it was built. A text of a
 * merchant or buyer that got into it would be none of them.
 */
export function scriptSources(built: string, otherOrigins: readonly string[]): string {
  return ["'self'", APP_BRIDGE_ORIGIN, ...otherOrigins, ...digestsOf(built)].join(' ');
}

/** Who may frame a document: its shop's admin; without a shop, any of Shopify's, and still nobody else. */
export function ancestorsOf(shop: string | null): string {
  return `https://${shop ?? '*.myshopify.com'} https://admin.shopify.com`;
}

/** The policy of a document that these may frame. */
export function policyOf(document: { readonly ancestors: string; readonly scripts: string }): string {
  const { ancestors, scripts } = document;
  return `frame-ancestors ${ancestors}; script-src ${scripts}; object-src 'none'; base-uri 'none';`;
}
