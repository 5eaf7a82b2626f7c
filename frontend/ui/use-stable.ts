import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * A handler that stays the same function while what it does is of the latest rendering: rows that get it need not be
 * drawn anew.
 */
export function useStable<Args extends unknown[]>(handler: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
