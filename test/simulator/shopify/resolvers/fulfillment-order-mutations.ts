import { unknownId } from '../graphql/errors.ts';
import { resolversOf, type RequestContext } from '../graphql/context.ts';
import { hold, releaseHolds } from '../world/holds.ts';
import { markOpen, move, reportProgress } from '../world/progress.ts';
import {
  answerRequest,
  cancelFulfillmentOrder,
  submitCancellationRequest,
  submitFulfillmentRequest,
  type Answer,
} from '../world/requests.ts';
import { refuse, type Result } from '../world/result.ts';
import { announceSplit, portionsOf, splitOff } from '../world/split.ts';
import { supports } from '../world/actions.ts';
import type { FulfillmentOrder } from '../world/state.ts';
import { writableFulfillmentOrder } from './common.ts';
import { payload, refusal } from './payload.ts';

interface Lines {
  readonly fulfillmentOrderLineItems?: readonly { readonly id: string; readonly quantity: number }[] | null;
}

interface ById {
  readonly id: string;
  readonly message?: string | null;
}

const one = (result: Result<{ fulfillmentOrder: FulfillmentOrder }>): unknown =>
  payload(result, ['fulfillmentOrder'], ({ fulfillmentOrder }) => ({ fulfillmentOrder }));

const answer =
  (field: string, given: Answer) =>
  (
    _root: unknown,
    args: ById & { reason?: string | null; estimatedShippedAt?: string | null },
    context: RequestContext,
  ): unknown => {
    const fulfillmentOrder = writableFulfillmentOrder(context, args.id, field);
    const data = {
      ...(args.reason ? { reason: args.reason } : {}),
      ...(args.estimatedShippedAt ? { estimatedShippedAt: args.estimatedShippedAt } : {}),
    };
    return one(
      answerRequest(context.world, context.shop, {
        fulfillmentOrder,
        answer: given,
        message: args.message ?? null,
        data,
      }),
    );
  };

interface HoldArgs extends ById {
  readonly fulfillmentHold: Lines & {
    readonly reason: string;
    readonly reasonNotes?: string | null;
    readonly handle?: string | null;
    readonly externalId?: string | null;
  };
}

const HOLD_KEYS = ['fulfillmentHold', 'fulfillmentOrder', 'remainingFulfillmentOrder'] as const;

/** A hold on some of the units splits those off first; the rest stays open. */
function holdSome(context: RequestContext, { id, fulfillmentHold: input }: HoldArgs): unknown {
  const { world, shop } = context;
  const fulfillmentOrder = writableFulfillmentOrder(context, id, 'fulfillmentOrderHold');
  let remaining: FulfillmentOrder | null = null;
  const asked = input.fulfillmentOrderLineItems ?? [];
  if (asked.length > 0 && supports(fulfillmentOrder, 'HOLD')) {
    const portions = portionsOf(fulfillmentOrder, asked, ['fulfillmentHold', 'fulfillmentOrderLineItems']);
    if (!portions.ok) return refusal(HOLD_KEYS, [portions.error]);
    const rest = fulfillmentOrder.lines.flatMap((line) => {
      const quantity =
        line.remainingQuantity - (portions.portions.find((portion) => portion.line === line)?.quantity ?? 0);
      return quantity > 0 ? [{ line, quantity }] : [];
    });
    const split = rest.length > 0 ? splitOff(world, shop, { fulfillmentOrder, lines: rest }) : null;
    if (split && !split.ok) return refusal(HOLD_KEYS, [split.error]);
    remaining = split ? split.created : null;
  }
  const result = hold(world, shop, {
    fulfillmentOrder,
    input: {
      reason: input.reason,
      reasonNotes: input.reasonNotes ?? null,
      handle: input.handle || null,
      externalId: input.externalId ?? null,
      by: 'app',
    },
  });
  return payload(result, HOLD_KEYS, (done) => ({
    fulfillmentHold: done.hold,
    fulfillmentOrder,
    remainingFulfillmentOrder: remaining,
  }));
}

interface SplitInput extends Lines {
  readonly fulfillmentOrderId: string;
}

function splitAll(context: RequestContext, inputs: readonly SplitInput[]): unknown {
  const { world, shop } = context;
  const keys = ['fulfillmentOrderSplits'];
  const results: unknown[] = [];
  const prepared = inputs.map((input) => ({
    input,
    fulfillmentOrder: writableFulfillmentOrder(context, input.fulfillmentOrderId, 'fulfillmentOrderSplit'),
  }));
  for (const [index, { input, fulfillmentOrder }] of prepared.entries()) {
    const field = ['fulfillmentOrderSplits', String(index), 'fulfillmentOrderLineItems'];
    if (!supports(fulfillmentOrder, 'SPLIT'))
      return refusal(keys, [
        {
          field,
          message: 'The fulfillment order cannot be split in its current state.',
          code: 'INVALID_LINE_ITEM_QUANTITY',
        },
      ]);
    const portions = portionsOf(fulfillmentOrder, input.fulfillmentOrderLineItems ?? [], field);
    if (!portions.ok) return refusal(keys, [portions.error]);
    const split = splitOff(world, shop, { fulfillmentOrder, lines: portions.portions });
    if (!split.ok) return refusal(keys, [split.error]);
    if (fulfillmentOrder.progressReported) {
      split.created.progressReported = true;
      split.created.status = 'IN_PROGRESS';
    }
    announceSplit(world, shop, { fulfillmentOrder, remaining: split.created });
    results.push({ fulfillmentOrder, remainingFulfillmentOrder: split.created, replacementFulfillmentOrder: null });
  }
  return { fulfillmentOrderSplits: results, userErrors: [] };
}

const MOVE_KEYS = ['originalFulfillmentOrder', 'movedFulfillmentOrder', 'remainingFulfillmentOrder'] as const;

function moveTo(context: RequestContext, args: ById & Lines & { newLocationId: string }): unknown {
  const { world, shop } = context;
  const fulfillmentOrder = writableFulfillmentOrder(context, args.id, 'fulfillmentOrderMove');
  const location = shop.locations.get(args.newLocationId);
  if (!location) throw unknownId(args.newLocationId);
  const asked = args.fulfillmentOrderLineItems ?? [];
  const portions = asked.length > 0 ? portionsOf(fulfillmentOrder, asked, ['fulfillmentOrderLineItems']) : null;
  if (portions && !portions.ok)
    return refusal(MOVE_KEYS, [{ field: portions.error.field, message: portions.error.message }]);
  const result = move(world, shop, { fulfillmentOrder, location, lines: portions ? portions.portions : null });
  return payload(result, MOVE_KEYS, ({ moved, remaining }) => ({
    originalFulfillmentOrder: fulfillmentOrder,
    movedFulfillmentOrder: moved,
    remainingFulfillmentOrder: remaining,
  }));
}

const SUBMIT_KEYS = ['originalFulfillmentOrder', 'submittedFulfillmentOrder', 'unsubmittedFulfillmentOrder'] as const;

function submit(context: RequestContext, args: ById & Lines & { notifyCustomer?: boolean | null }): unknown {
  const fulfillmentOrder = writableFulfillmentOrder(context, args.id, 'fulfillmentOrderSubmitFulfillmentRequest');
  const asked = args.fulfillmentOrderLineItems ?? [];
  const portions = asked.length > 0 ? portionsOf(fulfillmentOrder, asked, ['fulfillmentOrderLineItems']) : null;
  if (portions && !portions.ok) return refusal(SUBMIT_KEYS, [portions.error]);
  const input = {
    message: args.message ?? null,
    notifyCustomer: args.notifyCustomer ?? false,
    lines: portions ? portions.portions : null,
  };
  return payload(
    submitFulfillmentRequest(context.world, context.shop, { fulfillmentOrder, input }),
    SUBMIT_KEYS,
    ({ submitted, unsubmitted }) => ({
      originalFulfillmentOrder: fulfillmentOrder,
      submittedFulfillmentOrder: submitted,
      unsubmittedFulfillmentOrder: unsubmitted,
    }),
  );
}

export const fulfillmentOrderMutations = resolversOf<unknown>({
  fulfillmentOrderReportProgress: (_root, { id }: ById, context) =>
    one(
      reportProgress(
        context.world,
        context.shop,
        writableFulfillmentOrder(context, id, 'fulfillmentOrderReportProgress'),
      ),
    ),
  fulfillmentOrderOpen: (_root, { id }: ById, context) =>
    one(markOpen(context.world, context.shop, writableFulfillmentOrder(context, id, 'fulfillmentOrderOpen'))),
  fulfillmentOrderAcceptFulfillmentRequest: answer('fulfillmentOrderAcceptFulfillmentRequest', 'accept'),
  fulfillmentOrderRejectFulfillmentRequest: answer('fulfillmentOrderRejectFulfillmentRequest', 'reject'),
  fulfillmentOrderAcceptCancellationRequest: answer('fulfillmentOrderAcceptCancellationRequest', 'accept_cancellation'),
  fulfillmentOrderRejectCancellationRequest: answer('fulfillmentOrderRejectCancellationRequest', 'reject_cancellation'),
  fulfillmentOrderClose: answer('fulfillmentOrderClose', 'close'),
  fulfillmentOrderSubmitFulfillmentRequest: (
    _root,
    args: ById & Lines & { notifyCustomer?: boolean | null },
    context,
  ) => submit(context, args),
  fulfillmentOrderSubmitCancellationRequest: (_root, { id, message }: ById, context) =>
    one(
      submitCancellationRequest(context.world, context.shop, {
        fulfillmentOrder: writableFulfillmentOrder(context, id, 'fulfillmentOrderSubmitCancellationRequest'),
        message: message ?? null,
      }),
    ),
  fulfillmentOrderHold: (_root, args: HoldArgs, context) => holdSome(context, args),
  fulfillmentOrderReleaseHold: (
    _root,
    { id, holdIds, externalId }: { id: string; holdIds?: readonly string[] | null; externalId?: string | null },
    context,
  ) => {
    const fulfillmentOrder = writableFulfillmentOrder(context, id, 'fulfillmentOrderReleaseHold');
    if (!supports(fulfillmentOrder, 'RELEASE_HOLD'))
      return refusal(['fulfillmentOrder'], [{ field: ['id'], message: 'The fulfillment order is not on hold.' }]);
    return one(
      releaseHolds(context.world, context.shop, {
        fulfillmentOrder,
        which: (entry) => (holdIds ? holdIds.includes(entry.id) : !externalId || entry.externalId === externalId),
      }),
    );
  },
  fulfillmentOrderSplit: (
    _root,
    { fulfillmentOrderSplits }: { fulfillmentOrderSplits: readonly SplitInput[] },
    context,
  ) => splitAll(context, fulfillmentOrderSplits),
  fulfillmentOrderMove: (_root, args: ById & Lines & { newLocationId: string }, context) => moveTo(context, args),
  fulfillmentOrderCancel: (_root, { id }: ById, context) => {
    const fulfillmentOrder = writableFulfillmentOrder(context, id, 'fulfillmentOrderCancel');
    const result = fulfillmentOrder.location.service
      ? cancelFulfillmentOrder(context.world, context.shop, fulfillmentOrder)
      : refuse('The fulfillment order has no request that could be cancelled.', ['id']);
    return payload(result, ['fulfillmentOrder', 'replacementFulfillmentOrder'], (done) => ({
      fulfillmentOrder: done.fulfillmentOrder,
      replacementFulfillmentOrder: done.replacement,
    }));
  },
});
