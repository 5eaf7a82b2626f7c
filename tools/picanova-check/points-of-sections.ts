import { duplicate } from './points-of-gaps.ts';
import { CURRENCY } from './gather.ts';
import { shapeOf } from './shape.ts';
import { beyond, confirmed, eachOf, inSteps, kind, notSeen, refuted, statusOf, valuesAt } from './verdict.ts';
import type { Point } from './verdict.ts';

const noWebhook = 'only a webhook shows it: ship a test order in the dashboard, and see Activity';
const RATE_HEADERS = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'retry-after'];

/** What sections 1 to 5 mark as concluded or guessed. */
export const SECTIONS: readonly Point[] = [
  {
    ref: '(picanova-api §1.1)',
    assumed: 'an order is one record, whichever version reads it',
    judge: ({ steps }) => statusOf(steps, 'created in v1', (status) => status === 200),
  },
  {
    ref: '(picanova-api §1.3)',
    assumed: 'the store’s region decides the currency',
    judge: ({ steps, region }) =>
      eachOf(inSteps(steps, ['product *'], 'data.*.price_details.currency'), {
        holds: (currency) => currency === CURRENCY[region],
        form: String,
      }),
  },
  beyond('(picanova-api §1.3)', 'ids of one region mean nothing in the other', 'needs both accounts in one run'),
  {
    ref: '(picanova-api §1.5)',
    assumed: 'a page has 15 orders',
    judge: ({ steps }) =>
      eachOf(inSteps(steps, ['orders*'], 'meta.pagination.per_page'), { holds: (v) => Number(v) === 15, form: String }),
  },
  {
    ref: '(picanova-api §1.5)',
    assumed: '`links` is a map, or [] without keys',
    judge: ({ steps }) =>
      eachOf(inSteps(steps, ['orders*'], 'meta.pagination.links'), { holds: (v) => typeof v === 'object', form: kind }),
  },
  {
    ref: '(picanova-api §1.6)',
    assumed: '60 calls a minute, told by headers',
    judge: ({ steps }) => {
      const told = RATE_HEADERS.filter((name) => [...steps.values()].some(({ headers }) => name in headers));
      const limits = [...steps.values()].flatMap(({ headers }) => headers['x-ratelimit-limit'] ?? []).map(Number);
      if (limits.length === 0) return notSeen(told.length === 0 ? 'no such header' : told.join(', '));
      return limits.every((limit) => limit === 60) ? confirmed(told.join(', ')) : refuted(`${limits[0]} a minute`);
    },
  },
  {
    ref: '(picanova-api §1.7)',
    assumed: 'an unknown order is 404 in both versions',
    judge: ({ steps }) => {
      const found = statusOf(steps, 'unknown order', (status) => status === 404);
      const inV1 = statusOf(steps, 'unknown order v1', (status) => status === 404);
      return found.verdict === 'confirmed' ? inV1 : found;
    },
  },
  {
    ref: '(picanova-api §1.7)',
    assumed: 'errors are `message` with `status_code` in beta, without it in v1, or empty',
    judge: ({ steps }) =>
      eachOf(
        ['unknown order', 'unknown order v1'].flatMap((step) => steps.get(step) ?? []),
        {
          holds: ({ json, isEmpty }) => isEmpty || valuesAt(json, 'message').length > 0,
          form: ({ json }) => shapeOf(json),
        },
      ),
  },
  {
    ref: '(picanova-api §1.7)',
    assumed: 'wrong credentials are 401',
    judge: ({ steps }) => statusOf(steps, 'wrong credentials', (status) => status === 401),
  },
  {
    ref: '(picanova-api §2.1.2)',
    assumed: 'an unknown product is 404 or 422',
    judge: ({ steps }) => statusOf(steps, 'unknown product', (status) => status === 404 || status === 422),
  },
  {
    ref: '(picanova-api §2.1.2)',
    assumed: 'a variant’s `sku` is the middle of its composite SKUs',
    judge: ({ steps }) => {
      const [middle] = inSteps(steps, ['variant'], 'data.sku');
      const skus = inSteps(steps, ['combinations'], 'data.*.sku');
      if (middle === undefined) return notSeen('no variant was read');
      return eachOf(skus, {
        holds: (sku) => String(sku).includes(String(middle)),
        form: (sku) => (String(sku).includes(String(middle)) ? 'inside' : 'not inside'),
      });
    },
  },
  beyond(
    '(picanova-api §2.2.1)',
    'a `shipping_method` is always sent; countries without postcodes get a placeholder',
    'ours to decide',
  ),
  {
    ref: '(picanova-api §2.2.1)',
    assumed: 'a create is answered 200 with the order and its items’ ids',
    judge: ({ steps }) => {
      const found = statusOf(steps, 'create', (status) => status === 200);
      if (found.verdict !== 'confirmed') return found;
      return inSteps(steps, ['create'], 'data.items.*.id').length > 0 ? found : refuted('HTTP 200 without items');
    },
  },
  {
    ref: '(picanova-api §2.2.2)',
    assumed: 'entries of a list are whole orders; one without `shipments` says nothing of parcels',
    judge: ({ steps }) => {
      const entries = inSteps(steps, ['orders*'], 'data.*');
      if (entries.length === 0) return notSeen('the list was empty');
      const whole = entries.filter((entry) => valuesAt(entry, 'shipments').length > 0).length;
      return whole === entries.length
        ? confirmed('each has `shipments`')
        : refuted(`${whole} of ${entries.length} have`);
    },
  },
  {
    ref: '(picanova-api §2.3.1)',
    assumed: 'a destination that is not served has no rates',
    judge: ({ steps }) => {
      const found = statusOf(steps, 'rates elsewhere', (status) => status === 200);
      if (found.verdict !== 'confirmed') return found;
      return inSteps(steps, ['rates elsewhere'], 'data.*').length === 0 ? confirmed('an empty list') : refuted('rates');
    },
  },
  {
    ref: '(picanova-api §2.3.5)',
    assumed: 'regions have codes of two letters',
    judge: ({ steps }) =>
      eachOf(inSteps(steps, ['regions'], 'data.*.code'), {
        holds: (code) => /^[A-Z]{2}$/.test(String(code)),
        form: (code) => shapeOf(code),
      }),
  },
  beyond('(picanova-api §2.4.3)', 'v1’s options are below the variant', 'not used by the app'),
  beyond(
    '(picanova-api §2.4.4)',
    '`tracked`, `file.front` and `items[].external_id` in v1’s create',
    'needs an order by v1, which is not made',
  ),
  beyond('(picanova-api §2.4.7)', 'method and path of accept and address change', 'they change an order; not tried'),
  {
    ref: '(picanova-api §3.1)',
    assumed: 'composite SKUs are looked up, and each combination has one',
    judge: ({ steps }) =>
      eachOf(inSteps(steps, ['combinations'], 'data.*'), {
        holds: (one) => typeof valuesAt(one, 'sku')[0] === 'string' && valuesAt(one, 'options').length > 0,
        form: (one) => shapeOf(one),
      }),
  },
  beyond(
    '(picanova-api §3.2)',
    'artwork is fetched within 14 days; a bad one ends as ERROR',
    'place a test order with a bad file, and wait',
  ),
  { ref: '(picanova-api §3.4)', assumed: 'a taken `external_id` is 422 with that field', judge: duplicate },
  {
    ref: '(picanova-api §3.4)',
    assumed: 'a cancelled order keeps its id',
    judge: ({ steps }) => statusOf(steps, 'cancelled by our id', (status) => status === 200),
  },
  {
    ref: '(picanova-api §3.4)',
    assumed: 'an order is found by our id as soon as it is created',
    judge: ({ steps }) => statusOf(steps, 'created by our id', (status) => status === 200),
  },
  {
    ref: '(picanova-api §4.1)',
    assumed: 'v1 writes the status in title case',
    judge: ({ steps }) =>
      eachOf(inSteps(steps, ['created in v1'], 'data.status'), {
        holds: (word) => /^[A-Z][a-z]+( [A-Z][a-z]+)*$/.test(String(word)),
        form: String,
      }),
  },
  {
    ref: '(picanova-api §4.1)',
    assumed: 'a new order is DRAFT, PENDING or ACCEPTED',
    judge: ({ steps }) =>
      eachOf(inSteps(steps, ['create'], 'data.status'), {
        holds: (word) => /^(DRAFT|PENDING|ACCEPTED)$/.test(String(word)),
        form: String,
      }),
  },
  beyond(
    '(picanova-api §4.2)',
    'a fault ends as ERROR and is corrected by support',
    'place a test order with a bad file, and wait',
  ),
  beyond('(picanova-api §5.2)', 'webhooks have no signature', noWebhook),
  beyond('(picanova-api §5.3)', 'the order in a webhook is beta’s', noWebhook),
  {
    ref: '(picanova-api §2.1.2)',
    assumed: 'variants have options, of which required ones are marked',
    judge: ({ steps }) => {
      const options = inSteps(steps, ['product *'], 'data.*.options.*');
      if (inSteps(steps, ['product *'], 'data.*').length === 0) return refuted('no product had variants');
      if (options.length === 0) return refuted('no variant had options');
      return eachOf(options, {
        holds: (one) => typeof valuesAt(one, 'is_required')[0] === 'boolean',
        form: (one) => shapeOf(valuesAt(one, 'is_required')[0]),
      });
    },
  },
  {
    ref: '(picanova-api §2.2.4)',
    assumed: 'a cancellation is answered with an empty body',
    judge: ({ steps }) => {
      const answer = steps.get('cancel');
      if (answer === undefined) return notSeen('not asked in this run');
      const isDone = answer.status !== null && answer.status < 300;
      return isDone && answer.isEmpty
        ? confirmed(`HTTP ${answer.status}`)
        : refuted(`HTTP ${answer.status}, ${shapeOf(answer.json)}`);
    },
  },
  {
    ref: '(picanova-api §1.4)',
    assumed: 'a test order says so',
    judge: ({ steps }) =>
      eachOf(inSteps(steps, ['create', 'created'], 'data.is_test'), { holds: (v) => v === true, form: String }),
  },
];
