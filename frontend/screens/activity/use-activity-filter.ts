import { activityFilter, type ActivityFilter } from '../../../web/contract/index.ts';
import { beginOfDay, dayAfter, isDay } from '../../../web/contract/days.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';
import { useFormat } from '../../format/use-format.ts';

/** The log's filter as the address has it; days are those of the shop, the last one included. */
export function useActivityFilter(): ActivityFilter {
  const [search] = useUrlState();
  const { timeZone } = useFormat();
  const from = dayOf(search.get('from'));
  const to = dayOf(search.get('to'));
  const parsed = activityFilter.safeParse({
    q: search.get('q') ?? undefined,
    event: search.get('event') ?? undefined,
    order: search.get('order') ?? undefined,
    fromMs: from === null ? undefined : beginOfDay(from, timeZone),
    toMs: to === null ? undefined : beginOfDay(dayAfter(to), timeZone) - 1,
  });
  return parsed.success ? parsed.data : {};
}

function dayOf(text: string | null): string | null {
  return text !== null && isDay(text) ? text : null;
}
