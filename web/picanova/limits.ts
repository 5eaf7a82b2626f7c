/** How long a call may take and how much it may answer; only tests shorten them. */
export interface CallLimits {
  readonly connectMs: number;
  /** `POST /orders`, from the call to the last byte. */
  readonly createMs: number;
  /** Every other call. */
  readonly otherMs: number;
  readonly maxAnswerBytes: number;
}

/**
 * Times: reference picanova-api §1.6. The largest answer in sight, a product of 64 variants with their options, stays
 * below 1 MB.
 */
export const CALL_LIMITS: CallLimits = {
  connectMs: 10_000,
  createMs: 60_000,
  otherMs: 30_000,
  maxAnswerBytes: 16 * 1024 * 1024,
};
