import { useEffect, useRef, useState } from 'preact/hooks';
import { actOnOrder, actOnPrintOrder, readOrder, type OrderView } from '../app/app-api.ts';
import type { Refused } from '../app/call.ts';
import { cancelAnswer, nameOf, type Click } from './actions.ts';
import { hold, release, type Held } from './holds.ts';
import { readShopifyParcels, type ShopifyParcel } from './shopify-parcels.ts';

export type OrderRead =
  | { readonly state: 'loading' }
  | { readonly state: 'shown'; readonly order: OrderView }
  /** The app has never seen this order: nothing of it is printed, or not yet. */
  | { readonly state: 'unknown' }
  | { readonly state: 'unreachable'; readonly parcels: readonly ShopifyParcel[] };

/** What the last click led to, by the key of its words. */
export interface Outcome {
  readonly printOrderId: string;
  readonly text:
    | 'started'
    /** It was looked at: a problem still stands in the way. */
    | 'still_stopped'
    | 'not_possible'
    | 'stopped'
    | 'too_late'
    | 'still_waiting'
    | 'held'
    | 'released'
    | 'not_ours'
    | 'unreachable'
    | 'too_many'
    | 'no_storage'
    | 'refused'
    /** Not done, and nobody said why in words for merchants. */
    | 'failed'
    | 'denied';
  readonly reason: string;
}

/** A click is answered by the app's worker within seconds; after a minute the state says what there is to say. */
const LOOK_AGAIN_MS = 2_000;
const LOOKS = 30;
const FINAL: ReadonlySet<string> = new Set(['fulfilled', 'cancelled']);

function heldText(held: Held, done: 'held' | 'released'): Pick<Outcome, 'text' | 'reason'> {
  switch (held.outcome) {
    case 'done':
      return { text: done, reason: '' };
    case 'refused':
      return held.reason === '' ? { text: 'not_ours', reason: '' } : { text: 'refused', reason: held.reason };
    case 'denied':
      return { text: 'denied', reason: held.reason };
    case 'failed':
      return { text: 'failed', reason: '' };
  }
}

function refusedText({ error, reason }: Refused): Pick<Outcome, 'text' | 'reason'> {
  switch (error) {
    case 'not_possible':
    case 'not_found':
      return { text: 'not_possible', reason: '' };
    case 'too_many_requests':
    case 'busy':
      return { text: 'too_many', reason: '' };
    case 'storage_full':
    case 'storage_unavailable':
      return { text: 'no_storage', reason: '' };
    default:
      return reason === '' ? { text: 'failed', reason: '' } : { text: 'refused', reason };
  }
}

/** One order's print orders with the clicks on them; looks again by itself while something is expected to change. */
export function useOrder(orderGid: string, holdNotes: string) {
  const [read, setRead] = useState<OrderRead>({ state: 'loading' });
  const [busy, setBusy] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const alive = useRef(true);
  const looks = useRef<{ left: number; timer: ReturnType<typeof setTimeout> | undefined }>({
    left: 0,
    timer: undefined,
  });

  async function load(): Promise<OrderView | null> {
    const called = await readOrder(orderGid);
    if (!alive.current) return null;
    if (called.outcome === 'ok') setRead({ state: 'shown', order: called.body });
    else if (called.outcome === 'refused' && called.error === 'not_found') setRead({ state: 'unknown' });
    else setRead({ state: 'unreachable', parcels: await readShopifyParcels(orderGid) });
    return called.outcome === 'ok' ? called.body : null;
  }

  /** Looks again until all is settled; tells what became of a cancellation, and that a problem is still there. */
  function watch(cancelled: string | null, sent: string | null): void {
    clearTimeout(looks.current.timer);
    looks.current = { left: LOOKS, timer: undefined };
    const look = async (): Promise<void> => {
      const order = await load();
      if (!alive.current) return;
      const asked = order?.printOrders.find(({ id }) => id === sent);
      if (order?.working === false && asked?.state === 'blocked')
        setOutcome({ printOrderId: asked.id, text: 'still_stopped', reason: '' });
      const printOrder = order?.printOrders.find(({ id }) => id === cancelled);
      const answer = printOrder === undefined ? null : cancelAnswer(printOrder);
      if (cancelled !== null && answer !== null && answer !== 'waiting')
        return setOutcome({ printOrderId: cancelled, text: answer, reason: '' });
      looks.current.left -= 1;
      const isSettled = cancelled === null && (order?.printOrders ?? []).every(({ state }) => FINAL.has(state));
      if (looks.current.left > 0 && !isSettled) looks.current.timer = setTimeout(() => void look(), LOOK_AGAIN_MS);
      else if (cancelled !== null) setOutcome({ printOrderId: cancelled, text: 'still_waiting', reason: '' });
    };
    looks.current.timer = setTimeout(() => void look(), LOOK_AGAIN_MS);
  }

  useEffect(() => {
    alive.current = true;
    void load();
    return () => {
      alive.current = false;
      clearTimeout(looks.current.timer);
    };
  }, [orderGid]);

  async function run(
    click: Click,
    printOrder: OrderView['printOrders'][number],
  ): Promise<Pick<Outcome, 'text' | 'reason'>> {
    if (click.kind === 'hold') return heldText(await hold(printOrder.fulfillmentOrderGid, holdNotes), 'held');
    if (click.kind === 'release') return heldText(await release(printOrder.fulfillmentOrderGid), 'released');
    const called =
      click.kind === 'order'
        ? await actOnOrder(orderGid, click.action)
        : await actOnPrintOrder(printOrder.id, click.action);
    if (called.outcome === 'unreachable') return { text: 'unreachable', reason: '' };
    if (called.outcome === 'refused') return refusedText(called);
    return { text: called.body.accepted ? 'started' : 'not_possible', reason: '' };
  }

  async function click(what: Click, printOrder: OrderView['printOrders'][number]): Promise<Outcome['text']> {
    setBusy(`${printOrder.id} ${nameOf(what)}`);
    const result = await run(what, printOrder);
    if (!alive.current) return result.text;
    setOutcome({ printOrderId: printOrder.id, ...result });
    setBusy(null);
    await load();
    if (result.text === 'started' || result.text === 'held' || result.text === 'released')
      watch(nameOf(what) === 'cancel' ? printOrder.id : null, what.kind === 'order' ? printOrder.id : null);
    return result.text;
  }

  return { read, busy, outcome, click, reload: () => void load() };
}
