/** `set_aside`: what was to be written can never be, so the row leaves its queue, by name. */
export type Committed = 'committed' | 'lease_lost' | 'set_aside';

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
