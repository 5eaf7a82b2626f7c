import { useEffect, useRef } from 'react';
import { useRead } from '../../api/queries.ts';
import { isRunning } from '../../ui/job-progress.tsx';

/** The reading of products that runs now, if one does; it stays on the page until it is done. */
export function useRunningIndex(): string | null {
  const jobs = useRead('jobs', {});
  return jobs.data?.jobs.find((job) => job.kind === 'products_index' && isRunning(job))?.id ?? null;
}

/** A shop whose products were never read: reading starts by itself, once, when the page is first opened. */
export function useFirstIndex(isNeeded: boolean, start: (input: object) => void): void {
  const started = useRef(false);
  useEffect(() => {
    if (!isNeeded || started.current) return;
    started.current = true;
    start({});
  }, [isNeeded, start]);
}
