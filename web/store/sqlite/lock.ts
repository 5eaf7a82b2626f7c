/** One holder at a time, in the order of asking. */
export interface Lock {
  /** Resolves with the function that frees it. */
  acquire(): Promise<() => void>;
  /** The same without waiting: null when somebody holds it. */
  tryAcquire(): (() => void) | null;
}

export function createLock(): Lock {
  const waiting: ((free: () => void) => void)[] = [];
  let held = false;

  function free(): void {
    const next = waiting.shift();
    if (next) next(free);
    else held = false;
  }

  return {
    acquire: () =>
      new Promise((resolve) => {
        if (held) waiting.push(resolve);
        else {
          held = true;
          resolve(free);
        }
      }),
    tryAcquire() {
      if (held) return null;
      held = true;
      return free;
    },
  };
}
