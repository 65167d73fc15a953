/** What a load generator saw. */
export interface Outcome {
  requests: number;
  seconds: number;
  /** HTTP status → answers. */
  statuses: Record<string, number>;
  /** Milliseconds, one per request, without the warm-up; only open loops fill it. */
  latencies: number[];
}
