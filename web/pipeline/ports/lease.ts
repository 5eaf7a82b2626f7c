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

/** What a claim may take of one lane: as much as is due, but no more than is its share. */
export interface LaneClaimRequest extends ClaimRequest {
  /** Rows of one lane in work at a time, in this process. */
  readonly perLane: number;
  /** Rows of one lane that one claim begins, where each row is a request of its own. */
  readonly atOnce: number;
  /**
   * How long such a lane rests after a claim that left due rows in it: at most this, and the longer, the longer these
   * have been due. 0 = it does not rest.
   */
  readonly longestRestMs: number;
  /** Rows in work in this process, by their lane. */
  readonly inWork: ReadonlyMap<string, number>;
}
