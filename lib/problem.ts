/** Every way a call can fail, with the HTTP status it becomes. `on-error.ts` and `v1/refuse.ts` write them. */
export const PROBLEM_STATUS = {
  invalid_request: 400,
  unsafe_url: 400,
  unauthenticated: 401,
  payment_required: 402,
  forbidden: 403,
  second_factor_required: 403,
  feature_not_in_plan: 403,
  limit_reached: 403,
  ip_not_allowed: 403,
  tenant_suspended: 403,
  name_taken: 403,
  not_found: 404,
  body_incomplete: 408,
  conflict: 409,
  request_in_flight: 409,
  outcome_unknown: 409,
  version_mismatch: 412,
  body_too_large: 413,
  unsupported_media_type: 415,
  idempotency_mismatch: 422,
  burst_exceeded: 429,
  quota_exceeded: 429,
  queue_full: 429,
  internal: 500,
  upstream_failed: 502,
  unavailable: 503,
  upstream_timeout: 504,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

export interface ProblemDetails {
  /** Field → messages, for a form to show. */
  fields?: Record<string, string[] | undefined>;
  /** Seconds until another try makes sense; becomes `Retry-After`. */
  retryAfter?: number;
  /** `response.message` on `/v1` where Evolution's own wording differs from ours. */
  evolutionMessage?: unknown;
  cause?: unknown;
}

/** The one error type. Its message is written for the caller; the cause is for the log. */
export class Problem extends Error {
  readonly status: number;
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, message: string, details: ProblemDetails = {}) {
    super(message, { cause: details.cause });
    this.name = "Problem";
    this.code = code;
    this.status = PROBLEM_STATUS[code];
    this.details = details;
  }
}
