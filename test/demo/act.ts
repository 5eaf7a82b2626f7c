import { scheduler } from 'node:timers/promises';
import { createPrintHouse } from './print-house.ts';
import { metafields } from './print-fields.ts';
import { look, standOf, type Sight, type Stand } from './sight.ts';
import type { Bought } from './bought.ts';
import type { Cast, Story } from './story.ts';
import type { Demo } from './demo.ts';

/** One story on its way: what has been seen of it so far. Times are epoch ms. */
export interface Act {
  readonly story: Story;
  bought: Bought | null;
  /** When the order was first seen to stand there. */
  readonly since: Map<Stand, number>;
  stand: Stand;
  remark: string;
  /** null = still being played. */
  played: { readonly failure: string | null } | null;
}

export function createAct(story: Story): Act {
  return { story, bought: null, since: new Map(), stand: 'not_ordered', remark: '', played: null };
}

/** Plays the story to the end of its script. A script that fails is noted and never thrown: the other stories go on. */
export async function playAct(act: Act, demo: Demo, pauseMs: number): Promise<void> {
  const { shop, merchant } = demo;
  const { story } = act;
  const pause = (): Promise<void> => scheduler.wait(pauseMs);
  const cast: Cast = {
    shop,
    merchant,
    pause,
    printHouse: createPrintHouse(demo, story, pause),
    sells(title, fields) {
      const { gid, variants } = shop.product({
        title,
        metafields: metafields(fields),
        variants: [{ title: 'Default Title', price: '39.90' }],
      });
      return { product: gid, variant: variants[0]?.gid ?? '' };
    },
    buys(lines, more = {}) {
      act.bought = shop.placeOrder({ ...more, lines, shippingAddress: story.buyer });
      return act.bought;
    },
    remark(text) {
      act.remark = text;
    },
  };
  try {
    await story.play(cast);
    act.played = { failure: null };
  } catch (error) {
    act.played = { failure: error instanceof Error ? error.message : String(error) };
  }
}

/** Looks where the order stands now and remembers since when. */
export function observe(act: Act, demo: Pick<Demo, 'shop' | 'picanova'>): Sight {
  const sight = look(demo, act.story.buyer, act.bought);
  act.stand = standOf(sight);
  if (!act.since.has(act.stand)) act.since.set(act.stand, Date.now());
  return sight;
}
