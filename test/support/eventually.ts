import { scheduler } from 'node:timers/promises';

const PATIENCE_MS = 20_000;

/** Looks until the condition gives something, and gives that. Throws, with what was last seen, when it never does. */
export async function eventually<Value>(
  what: string,
  look: () => Value | undefined | null | false | Promise<Value | undefined | null | false>,
  seen: () => unknown = () => '',
): Promise<Value> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const value = await look();
    if (value !== undefined && value !== null && value !== false) return value;
    if (performance.now() > deadline) throw new Error(`never happened: ${what}; seen: ${JSON.stringify(seen())}`);
    await scheduler.wait(20);
  }
}
