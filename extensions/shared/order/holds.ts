import { ask, type Asked } from '../graphql.ts';

/**
 * Holding a print order is holding its fulfillment order in Shopify: everybody sees it there, and the app does not send
 * what is held (product §5). It needs no server of ours. Only holds that the app placed are lifted; others' holds have
 * their own reason.
 */
export type Held =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'refused'; readonly reason: string }
  | Exclude<Asked<never>, { outcome: 'answer' }>;

interface Payload {
  readonly userErrors: readonly { readonly message: string }[];
}

function resultOf(asked: Asked<Payload | null>): Held {
  if (asked.outcome !== 'answer') return asked;
  const errors = asked.data?.userErrors ?? [];
  return errors.length === 0
    ? { outcome: 'done' }
    : { outcome: 'refused', reason: errors.map(({ message }) => message).join(' ') };
}

/** `notes` are shown beside the hold in Shopify. */
export async function hold(fulfillmentOrderGid: string, notes: string): Promise<Held> {
  const asked = await ask<{ readonly fulfillmentOrderHold: Payload | null }>('Hold', {
    id: fulfillmentOrderGid,
    notes,
  });
  return resultOf(asked.outcome === 'answer' ? { outcome: 'answer', data: asked.data.fulfillmentOrderHold } : asked);
}

interface HoldsAnswer {
  readonly fulfillmentOrder: {
    readonly fulfillmentHolds: readonly { readonly id: string; readonly heldByRequestingApp: boolean }[];
  } | null;
}

/** `refused` with an empty reason: the holds are somebody else's. */
export async function release(fulfillmentOrderGid: string): Promise<Held> {
  const holds = await ask<HoldsAnswer>('Holds', { id: fulfillmentOrderGid });
  if (holds.outcome !== 'answer') return holds;
  const holdIds = (holds.data.fulfillmentOrder?.fulfillmentHolds ?? []).flatMap(({ id, heldByRequestingApp }) =>
    heldByRequestingApp ? [id] : [],
  );
  if (holdIds.length === 0) return { outcome: 'refused', reason: '' };
  const asked = await ask<{ readonly fulfillmentOrderReleaseHold: Payload | null }>('ReleaseHold', {
    id: fulfillmentOrderGid,
    holdIds,
  });
  return resultOf(
    asked.outcome === 'answer' ? { outcome: 'answer', data: asked.data.fulfillmentOrderReleaseHold } : asked,
  );
}
