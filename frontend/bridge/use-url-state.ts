import { useCallback } from 'react';
import { useLocation, useSearch } from 'wouter';
import { pageParameters } from '../../web/contract/shopify-parameters.ts';

export type UrlChange = Readonly<Record<string, string | null>>;

interface UrlChangeOptions {
  readonly replace?: boolean;
  /** What is typed on the page stays as it is, so nobody is asked whether it may be lost. Replaces. */
  readonly keepsTyped?: boolean;
}

/**
 * Filters live in the address: links can be shared and the back button undoes. `null` or an empty text removes a
 * parameter.
 */
export function useUrlState(): readonly [URLSearchParams, (change: UrlChange, options?: UrlChangeOptions) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const set = useCallback(
    (change: UrlChange, { keepsTyped = false, ...options }: UrlChangeOptions = {}) => {
      const next = changedSearch(search, change);
      const to = next === '' ? path : `${path}?${next}`;
      // The router hears of both; only its own way asks.
      if (keepsTyped) history.replaceState(null, '', to);
      else navigate(to, options);
    },
    [search, path, navigate],
  );
  return [new URLSearchParams(search), set];
}

function changedSearch(search: string, change: UrlChange): string {
  const next = pageParameters(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next.toString();
}
