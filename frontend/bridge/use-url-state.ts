import { useCallback } from 'react';
import { useLocation, useSearch } from 'wouter';
import { pageParameters } from '../../web/contract/shopify-parameters.ts';

export type UrlChange = Readonly<Record<string, string | null>>;

/**
 * Filters live in the address: links can be shared and the back button undoes. `null` or an empty text removes a
 * parameter.
 */
export function useUrlState(): readonly [
  URLSearchParams,
  (change: UrlChange, options?: { readonly replace?: boolean }) => void,
] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const set = useCallback(
    (change: UrlChange, options: { readonly replace?: boolean } = {}) => {
      const next = changedSearch(search, change);
      navigate(next === '' ? path : `${path}?${next}`, options);
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
