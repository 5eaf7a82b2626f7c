import { useEffect, useState } from 'react';

const TYPING_MS = 300;

/** The words of a search field: the address's, and those being typed, which are searched when the typing pauses. */
export function useTypedQuery(
  stored: string,
  search: (words: string) => void,
): readonly [string, (words: string) => void] {
  const [typed, setTyped] = useState(stored);
  useEffect(() => setTyped(stored), [stored]);
  useEffect(() => {
    if (typed === stored) return undefined;
    const timer = setTimeout(() => search(typed), TYPING_MS);
    return () => clearTimeout(timer);
    // Only what is typed starts a search; `search` is new with every rendering.
  }, [typed]);
  return [typed, setTyped];
}
