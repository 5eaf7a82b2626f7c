import { optionalText } from './scalars.ts';

/**
 * A link for people: it reaches pages, Shopify and the buyer's mail, so only what a browser opens over http or https is
 * one. Everything else (`javascript:`, `data:`, a path, a bare host) is none.
 */
export const webAddress = optionalText.transform((text) => {
  const url = text === null ? null : URL.parse(text);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : null;
});
