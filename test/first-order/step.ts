/** One thing that somebody does on the way to the first order. */
export interface Step {
  readonly name: string;
  /** Throws when it did not come to what it must. */
  play(): Promise<void>;
}

export interface Walked {
  readonly steps: number;
  readonly passed: number;
  readonly seconds: number;
  /** What the first step that failed said. */
  readonly failure: string | null;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Goes step by step, and stops at the first that fails: the next would fail for the same reason. */
export async function walk(steps: readonly Step[], say: (line: string) => void): Promise<Walked> {
  const startedMs = performance.now();
  const seconds = (): number => Math.round((performance.now() - startedMs) / 100) / 10;
  for (const [at, { name, play }] of steps.entries()) {
    const beganMs = performance.now();
    try {
      await play();
    } catch (error) {
      const failure = `${name}: ${textOf(error)}`;
      say(`✗ ${failure}`);
      return { steps: steps.length, passed: at, seconds: seconds(), failure };
    }
    say(`✓ ${name} (${((performance.now() - beganMs) / 1_000).toFixed(1)} s)`);
  }
  return { steps: steps.length, passed: steps.length, seconds: seconds(), failure: null };
}
