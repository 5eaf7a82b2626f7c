export type Committed = 'committed' | 'lease_lost';

export interface Lease {
  readonly id: string;
  readonly token: string;
  /** Hints seen at the claim; a later hint makes the completion leave the row due. */
  readonly hints: number;
}

export interface ClaimRequest {
  readonly nowMs: number;
  readonly leaseMs: number;
  readonly limit: number;
}
