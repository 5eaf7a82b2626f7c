import { AssertionError } from 'node:assert/strict';
import { observe, type Act } from './act.ts';
import { RULES } from './rules.ts';
import type { Print, Sight } from './sight.ts';
import type { End, WrittenParcel } from './story.ts';
import type { Demo } from './demo.ts';

/** What became of one order, judged by what Shopify and Picanova hold and not by the app's own word. */
export interface Verdict {
  readonly act: Act;
  readonly sight: Sight;
  /** Empty = it ended as it should. */
  readonly faults: readonly string[];
}

/** The two systems that are looked into. */
export type Outside = Pick<Demo, 'shop' | 'picanova'>;

export function judge(act: Act, demo: Outside): Verdict {
  const sight = observe(act, demo);
  return { act, sight, faults: faultsOf(act, sight, demo) };
}

/** `fulfilled`, or where it stands and what is wrong with that. */
export function reachedBy({ act, faults }: Verdict): string {
  return faults.length === 0 ? act.stand : `${act.stand}, but: ${faults.join('; ')}`;
}

function faultsOf(act: Act, sight: Sight, demo: Outside): readonly string[] {
  const { story, played, stand } = act;
  if (played === null) return ['its story is not over'];
  if (played.failure !== null) return [played.failure];
  const [print, ...others] = sight.prints;
  if (sight.order === null || print === undefined) return ['it never reached Picanova'];
  if (others.length > 0) return [`it was sent ${sight.prints.length} times`];
  if (stand !== story.expected) return [`it should be ${story.expected}`];
  const end = endOf(sight.order, print, demo);
  return [...RULES.map((rule) => () => rule(end, story)), () => story.proof(end)].flatMap(faultIn);
}

function faultIn(check: () => void): readonly string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof AssertionError)
      return [`${error.message.split('\n')[0]}, found ${JSON.stringify(error.actual)}`];
    throw error;
  }
}

function endOf(order: NonNullable<Sight['order']>, { region, record }: Print, demo: Outside): End {
  return {
    order,
    region,
    print: record,
    items: record.items.map(({ name, quantity, options, file }) => ({
      name,
      quantity,
      file,
      options: Object.fromEntries(options.map((option) => [option.name, option.value.name])),
    })),
    parcels: parcelsOf(order),
    webhooks: demo.picanova[region]
      .deliveries()
      .filter(({ orderId }) => orderId === record.id)
      .map(({ type, acknowledged }) => ({ type, acknowledged })),
  };
}

/** The order's fulfillments by tracking number: in which order they are written is nobody's business. */
export function parcelsOf({ fulfillments, lines }: NonNullable<Sight['order']>): readonly WrittenParcel[] {
  const titles = new Map(lines.map(({ gid, title }) => [gid, title]));
  const parcels = fulfillments.map((fulfillment) => ({
    tracking: fulfillment.tracking.number,
    company: fulfillment.tracking.company,
    lines: Object.fromEntries(
      fulfillment.lines.map(({ lineItemGid, quantity }) => [titles.get(lineItemGid) ?? lineItemGid, quantity]),
    ),
  }));
  return parcels.toSorted((one, other) => ((one.tracking ?? '') < (other.tracking ?? '') ? -1 : 1));
}
