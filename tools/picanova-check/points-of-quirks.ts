import { dateMs } from '../../web/picanova/wire/dates.ts';
import { statusOf as wordOf } from '../../web/picanova/wire/status.ts';
import { shapeOf } from './shape.ts';
import { beyond, confirmed, eachOf, inSteps, kind, notSeen, ofOrders, ordersIn, refuted, valuesAt } from './verdict.ts';
import type { Point } from './verdict.ts';

const PRODUCTS = ['product *'];
const isAmount = (value: unknown): boolean => typeof value === 'number' || /^-?\d+(\.\d+)?$/.test(String(value));
const noWebhook = 'only a webhook shows it: ship a test order in the dashboard, and see Activity';
const isBetween = (low: number, high: number) => (value: unknown) => Number(value) >= low && Number(value) <= high;

/** The quirks (picanova-api §7), by their numbers. */
export const QUIRKS: readonly Point[] = [
  {
    ref: '(picanova-api §7 no. 1)',
    assumed: 'dates have a form that is read',
    judge: ({ steps }) =>
      eachOf([...ofOrders(steps, 'created_at'), ...ofOrders(steps, 'updated_at')], {
        holds: (value) => dateMs(value) !== null,
        form: (value) => shapeOf(value),
      }),
  },
  {
    ref: '(picanova-api §7 no. 2)',
    assumed: '`external_id` is text, "" or null',
    judge: ({ steps }) =>
      eachOf(ofOrders(steps, 'external_id'), { holds: (v) => v === null || typeof v === 'string', form: kind }),
  },
  {
    ref: '(picanova-api §7 no. 3)',
    assumed: 'tracking is text, "" or null',
    judge: ({ steps }) =>
      eachOf([...ofOrders(steps, 'shipments.*.tracking_number'), ...ofOrders(steps, 'shipments.*.tracking_url')], {
        holds: (v) => v === null || typeof v === 'string',
        form: kind,
      }),
  },
  {
    ref: '(picanova-api §7 no. 4)',
    assumed: '`in_subunit` and `price` are numbers or digits',
    judge: ({ steps }) =>
      eachOf(
        [
          ...inSteps(steps, PRODUCTS, 'data.*.price_details.in_subunit'),
          ...ofOrders(steps, 'items.*.price_details.in_subunit'),
          ...ofOrders(steps, 'items.*.price'),
        ],
        { holds: isAmount, form: kind },
      ),
  },
  {
    ref: '(picanova-api §7 no. 5)',
    assumed: '`price` and `in_subunit` say the same; where not, `price` counts',
    judge: ({ steps }) =>
      eachOf(inSteps(steps, PRODUCTS, 'data.*'), {
        holds: (variant) => {
          const [price, minor] = [valuesAt(variant, 'price')[0], valuesAt(variant, 'price_details.in_subunit')[0]];
          return minor === undefined || Math.round(Number(price) * 100) === Math.round(Number(minor));
        },
        form: (variant) => `variant ${String(valuesAt(variant, 'variant_id')[0])}`,
      }),
  },
  {
    ref: '(picanova-api §7 no. 6)',
    assumed: '`options` is a map, a list, or [] for none',
    judge: ({ steps }) =>
      eachOf([...inSteps(steps, PRODUCTS, 'data.*.options'), ...ofOrders(steps, 'items.*.options')], {
        holds: (value) => typeof value === 'object',
        form: (value) => (kind(value) === 'object' ? 'map' : kind(value)),
      }),
  },
  {
    ref: '(picanova-api §7 no. 7)',
    assumed: 'the id of a test order ends in T, and no other one does',
    judge: ({ steps }) =>
      eachOf(
        ordersIn(steps).filter((order) => typeof valuesAt(order, 'is_test')[0] === 'boolean'),
        {
          holds: (order) => String(valuesAt(order, 'id')[0]).endsWith('T') === valuesAt(order, 'is_test')[0],
          form: (order) => {
            const id = String(valuesAt(order, 'id')[0]).replace(/\d/g, '0');
            return `${valuesAt(order, 'is_test')[0] === true ? 'test' : 'real'}: ${id}`;
          },
        },
      ),
  },
  {
    ref: '(picanova-api §7 no. 8)',
    assumed: 'rates take `country`, beta’s orders `country_code`',
    judge: ({ steps }) => {
      const [rates, created] = [steps.get('rates')?.status, steps.get('create')?.status];
      if (rates === undefined || created === undefined) return notSeen('not both were asked');
      return rates === 200 && created === 200
        ? confirmed('both were taken')
        : refuted(`HTTP ${rates}, HTTP ${created}`);
    },
  },
  {
    ref: '(picanova-api §7 no. 9)',
    assumed: '`shipping_method` is an object in answers',
    judge: ({ steps }) =>
      eachOf(ofOrders(steps, 'shipping_method'), { holds: (v) => kind(v) === 'object', form: kind }),
  },
  {
    ref: '(picanova-api §7 no. 10)',
    assumed: 'a cancelled order is called CANCELLED or CANCELED',
    judge: ({ steps }) =>
      eachOf(inSteps(steps, ['cancelled'], 'data.status'), {
        holds: (word) => wordOf(String(word)) === 'cancelled',
        form: String,
      }),
  },
  beyond(
    '(picanova-api §7 no. 11)',
    'customs values are sent as `customs_value`',
    'no answer shows them: look at the order in the dashboard',
  ),
  {
    ref: '(picanova-api §7 no. 12)',
    assumed: '`images` is a list or an object, with `thumb` or `thumbnail`; neither is read',
    judge: ({ steps }) =>
      eachOf(inSteps(steps, ['products'], 'data.*.images'), { holds: (v) => typeof v === 'object', form: shapeOf }),
  },
  {
    ref: '(picanova-api §7 no. 13)',
    assumed: 'codes of methods are text, spaces included',
    judge: ({ steps }) =>
      eachOf(inSteps(steps, ['methods'], 'data.*.code'), {
        holds: (code) => typeof code === 'string' && code !== '',
        form: (code) => (String(code).includes(' ') ? 'with a space' : 'without'),
      }),
  },
  {
    ref: '(picanova-api §7 no. 14)',
    assumed: 'rates may repeat a method; the first counts',
    judge: ({ steps }) => {
      const codes = inSteps(steps, ['rates'], 'data.*.code');
      if (codes.length === 0) return notSeen('no rates');
      return confirmed(new Set(codes).size < codes.length ? 'repeated' : 'each once');
    },
  },
  {
    ref: '(picanova-api §7 no. 15)',
    assumed: 'a 401 may have any body',
    judge: ({ steps }) => {
      const answer = steps.get('wrong credentials');
      if (answer === undefined) return notSeen('not asked');
      return answer.status === 401 ? confirmed(shapeOf(answer.json)) : refuted(`HTTP ${answer.status}`);
    },
  },
  {
    ref: '(picanova-api §7 no. 16)',
    assumed: '`file` is text in beta',
    judge: ({ steps }) => eachOf(ofOrders(steps, 'items.*.file'), { holds: (v) => typeof v === 'string', form: kind }),
  },
  beyond(
    '(picanova-api §7 no. 17)',
    'v1 ignores a file beside a SKU with artwork',
    'needs an order by v1, which is not made',
  ),
  {
    ref: '(picanova-api §7 no. 18)',
    assumed: 'v1 answers `shipping_type` in title case',
    judge: ({ steps }) =>
      eachOf(inSteps(steps, ['created in v1'], 'data.shipping_type'), {
        holds: (word) => /^[A-Z][a-z]+$/.test(String(word)),
        form: String,
      }),
  },
  {
    ref: '(picanova-api §7 no. 19)',
    assumed: 'an order item’s `variant_id` is a number or digits',
    judge: ({ steps }) =>
      eachOf(ofOrders(steps, 'items.*.variant_id'), { holds: isBetween(1, Number.MAX_SAFE_INTEGER), form: kind }),
  },
  beyond('(picanova-api §7 no. 20)', '`item_external_id` may be missing in a webhook', noWebhook),
  {
    ref: '(picanova-api §7 no. 21)',
    assumed: 'beta’s order holds no address',
    judge: ({ steps }) =>
      eachOf(ordersIn(steps), { holds: (order) => valuesAt(order, 'shipping').length === 0, form: () => 'an order' }),
  },
  beyond('(picanova-api §7 no. 22)', 'the webhook URL is frozen into each order', noWebhook),
];
