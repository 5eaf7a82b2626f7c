/** What the doctor looks at, in the order in which it is told. */
export const CHECKS = [
  'configuration',
  'shopify_app_toml',
  'deploy',
  'database',
  'encryption_keys',
  'shops',
  'address',
  'webhook_door',
  'clock',
  'picanova',
] as const;
export type CheckName = (typeof CHECKS)[number];

/**
 * One thing that was looked at. `failed` = it does not work like this; `note` = works, but somebody should know;
 * `skipped` = something else has to be mended first. `todo` says what to do about a failure.
 */
export interface Finding {
  readonly check: CheckName;
  readonly state: 'ok' | 'failed' | 'note' | 'skipped';
  readonly found: string;
  readonly todo: string | null;
}

/** Says findings of one check. */
export function findingsOf(check: CheckName) {
  return {
    ok: (found: string): Finding => ({ check, state: 'ok', found, todo: null }),
    failed: (found: string, todo: string): Finding => ({ check, state: 'failed', found, todo }),
    note: (found: string, todo: string | null = null): Finding => ({ check, state: 'note', found, todo }),
    skipped: (found: string): Finding => ({ check, state: 'skipped', found, todo: null }),
  };
}

/** Whether nothing stands in the way of the first order. */
export function isHealthy(findings: readonly Finding[]): boolean {
  return findings.every(({ state }) => state !== 'failed' && state !== 'skipped');
}
