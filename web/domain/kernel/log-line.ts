/** A line of the order's log. `detail` holds no personal data. */
export interface LogLine {
  readonly event: string;
  readonly detail: Readonly<Record<string, unknown>>;
}
