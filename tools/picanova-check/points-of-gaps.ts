import { shapeOf } from './shape.ts';
import { beyond, confirmed, inSteps, kind, notSeen, refuted, statusOf, valuesAt } from './verdict.ts';
import type { Point, Seen, Verdict } from './verdict.ts';

const byV1 = 'needs an order by v1, which is not made';
const noWebhook = 'only a webhook shows it: ship a test order in the dashboard, and see Activity';

/** What a taken id is answered, by status and by whether the field is named. */
export function duplicate({ steps }: Seen): Verdict {
  const answer = steps.get('create again');
  if (answer === undefined || answer.status === null) return notSeen('not asked in this run');
  const isNamed = valuesAt(answer.json, 'errors.external_id').length > 0;
  const seen = `HTTP ${answer.status}, ${isNamed ? 'naming the field' : 'without the field'}`;
  if (answer.status < 300) return refuted(`HTTP ${answer.status}: it was created twice`);
  return answer.status === 422 && isNamed ? confirmed(seen) : refuted(seen);
}

/** What the last section of the reference asks, by its questions. */
export const GAPS: readonly Point[] = [
  beyond('whether the old host still answers', 'the new one', 'credentials are sent to one host alone'),
  beyond("v1's create in full, its error texts", 'the subset; beta wherever possible', byV1),
  beyond(
    "paths of v1's accept and address change",
    'those of (picanova-api §2.4.7)',
    'they change an order; not tried',
  ),
  beyond("v1's options and rates", 'not needed', 'not used by the app'),
  beyond('cancelling in v1', 'beta’s DELETE', 'not used by the app'),
  {
    ref: 'shape of `packages[]` and `taxes` in v1',
    assumed: 'anything: every name either version has for a part is read',
    judge: ({ steps }) => {
      const packages = inSteps(steps, ['created in v1'], 'data.packages.*');
      return packages.length === 0 ? notSeen('no order had one') : confirmed(shapeOf(packages[0]));
    },
  },
  {
    ref: 'answer to a duplicate `external_id`',
    assumed: '422 with that field; looked up in any case',
    judge: duplicate,
  },
  {
    ref: 'status of a cancellation that comes too late',
    assumed: 'any 4xx',
    judge: ({ steps }) => statusOf(steps, 'cancel again', (status) => status >= 400 && status < 500),
  },
  beyond('whether beta needs `shipping_method`', 'always sent', 'it is always sent'),
  {
    ref: 'list or object of combinations',
    assumed: 'both',
    judge: ({ steps }) => {
      const [data] = inSteps(steps, ['combinations'], 'data');
      return data === undefined ? notSeen('not asked, or not answered') : confirmed(kind(data));
    },
  },
  {
    ref: 'region ids',
    assumed: 'by code',
    judge: ({ steps }) => {
      const ids = inSteps(steps, ['regions'], 'data.*.id').map(Number);
      return ids.length === 0 ? notSeen('no regions') : confirmed(`${Math.min(...ids)} to ${Math.max(...ids)}`);
    },
  },
  beyond('a webhook signature on unread pages', 'secret path and read-back', noWebhook),
  beyond('bodies of four events', 'tolerant reading', noWebhook),
  beyond('hold time for a single order', 'a setting of the store only', 'no call has it'),
  {
    ref: 'page size',
    assumed: '`total_pages` is followed',
    judge: ({ steps }) => {
      const [pages] = inSteps(steps, ['orders*'], 'meta.pagination.total_pages');
      const [size] = inSteps(steps, ['orders*'], 'meta.pagination.per_page');
      if (!steps.has('orders')) return notSeen('not asked');
      return Number.isInteger(Number(pages)) && pages !== undefined
        ? confirmed(`${String(size)} a page`)
        : refuted('no total_pages');
    },
  },
  beyond('how long artwork must be reachable; redirects', '14 days; none needed', 'no answer shows it'),
  beyond('whether both stores share the call limit', 'yes, one budget for both', 'needs both accounts at their limit'),
  beyond('limits of text lengths', 'ours, in the address rules', 'only refused orders would show it'),
];
