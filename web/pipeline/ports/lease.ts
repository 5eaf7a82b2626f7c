export type Committed = 'committed' | 'lease_lost';

export interface Lease {
  readonly id: string;
  readonly token: string;
  /** Signals seen at the claim; a later signal makes the completion leave the row due. */
  readonly signals: number;
}

export interface ClaimRequest {
  readonly nowMs: number;
  readonly leaseMs: number;
  readonly limit: number;
}
