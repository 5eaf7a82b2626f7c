import { activityFilter, type ActivityFilter } from '../../../web/http/api/contract/index.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The log's filter as the address has it; days are the browser's own, the last one included. */
export function useActivityFilter(): ActivityFilter {
  const [search] = useUrlState();
  const fromMs = startOfDay(search.get('from'));
  const lastMs = startOfDay(search.get('to'));
  const parsed = activityFilter.safeParse({
    q: search.get('q') ?? undefined,
    event: search.get('event') ?? undefined,
    order: search.get('order') ?? undefined,
    fromMs,
    toMs: lastMs === undefined ? undefined : lastMs + DAY_MS - 1,
  });
  return parsed.success ? parsed.data : {};
}

function startOfDay(day: string | null): number | undefined {
  return day !== null && DAY.test(day) ? new Date(`${day}T00:00:00`).getTime() : undefined;
}
