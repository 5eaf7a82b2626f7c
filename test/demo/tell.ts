import { scheduler } from 'node:timers/promises';
import { createAct, playAct, type Act } from './act.ts';
import { judge, type Verdict } from './judge.ts';
import type { Story } from './story.ts';
import type { Demo } from './demo.ts';

export interface Pace {
  /** Between two steps of the people on cast. */
  readonly pauseMs: number;
  /** Between the starts of two stories. */
  readonly staggerMs: number;
}

/** Slow enough to watch: a story takes about five seconds. */
export const TO_WATCH: Pace = { pauseMs: 1_300, staggerMs: 450 };

/** After this a story that has not ended never will. */
const PATIENCE_MS = 45_000;
const LOOK_EVERY_MS = 100;
/** A second print or parcel would come late. */
const AFTERMATH_MS = 1_000;

/**
 * Tells all stories at once and judges them when each has ended, or when patience has. `onLook` sees every look at
 * them.
 */
export async function tell(
  stories: readonly Story[],
  demo: Demo,
  telling: { readonly pace: Pace; readonly onLook: (acts: readonly Act[]) => void },
): Promise<readonly Verdict[]> {
  const acts = stories.map(createAct);
  const judgeAll = (): readonly Verdict[] => acts.map((act) => judge(act, demo));
  const playing = acts.map(async (act, index) => {
    await scheduler.wait(index * telling.pace.staggerMs);
    await playAct(act, demo, telling.pace.pauseMs);
  });

  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline && judgeAll().some(({ faults }) => faults.length > 0)) {
    telling.onLook(acts);
    await scheduler.wait(LOOK_EVERY_MS);
  }
  await Promise.all(playing);
  await scheduler.wait(AFTERMATH_MS);
  await Promise.all([demo.shopify.drain(), demo.picanova.EU.drain(), demo.picanova.US.drain()]);
  const verdicts = judgeAll();
  telling.onLook(acts);
  return verdicts;
}
