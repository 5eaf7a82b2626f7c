/** A seeded generator (mulberry32): the same seed gives the same run, which is why every simulator takes one. */
export interface SeededRandom {
  /** In [0, 1). */
  next(): number;
  /** Integer in [0, max). */
  below(max: number): number;
  chance(probability: number): boolean;
}

export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { next, below: (max) => Math.floor(next() * max), chance: (probability) => next() < probability };
}
