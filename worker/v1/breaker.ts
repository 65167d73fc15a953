/**
 * Whether calls to a server make sense just now, judged by what this isolate has seen of it. A server that fails or hangs
 * is left alone for a while, so that its calls fail at once and hold nothing up; then one call tries it again.
 */
export interface ServerHealth {
  /** Last answer of the server itself; 0 before the first and after a silence. */
  answeredAt: number;
  /** Last answer, or the first call since there was none: what a hanging server is judged by. */
  quietSince: number;
  inFlight: number;
  /** Outcomes in the window that began then. */
  window: { start: number; answered: number; failed: number };
  /** No call goes out before; 0 when it is closed. */
  openUntil: number;
  /** One call is out to try it again. */
  isTried: boolean;
  /** How long it stays open next time. */
  waitMs: number;
  /** When it last opened or closed: how calls from before that end says nothing new. */
  turnedAt: number;
}

const WINDOW_MS = 10_000;
/** Fewer failures than this in a window are nobody's fault. */
const LEAST_FAILURES = 5;
/** So many calls without one answer for so long: it hangs. */
const HANGING_CALLS = 24;
const HANGING_MS = 10_000;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 60_000;
/** The call that tries an open breaker keeps the others away for so long, unless it ends before. */
const TRIAL_MS = 5_000;

export const newHealth = (now: number): ServerHealth => ({
  answeredAt: 0,
  quietSince: now,
  inFlight: 0,
  window: { start: now, answered: 0, failed: 0 },
  openUntil: 0,
  isTried: false,
  waitMs: FIRST_WAIT_MS,
  turnedAt: 0,
});

/** Lets a call out, or says in how many ms another try makes sense. */
export function startCall(health: ServerHealth, now: number): number {
  if (health.openUntil > now) return health.openUntil - now;
  if (health.openUntil > 0) {
    health.openUntil = now + TRIAL_MS;
    health.isTried = true;
  } else if (isHanging(health, now)) {
    trip(health, now);
    return health.openUntil - now;
  }
  if (health.inFlight === 0) health.quietSince = now;
  health.inFlight += 1;
  return 0;
}

/** The server itself has said something, be it an error. */
export function callAnswered(health: ServerHealth, now: number): void {
  health.inFlight = Math.max(0, health.inFlight - 1);
  health.answeredAt = now;
  health.quietSince = now;
  if (health.openUntil > 0) health.turnedAt = now;
  health.openUntil = 0;
  health.isTried = false;
  health.waitMs = FIRST_WAIT_MS;
  windowAt(health, now).answered += 1;
}

/** It could not be reached, fell silent, or something in between answered for it. */
export function callFailed(health: ServerHealth, now: number, began = now): void {
  health.inFlight = Math.max(0, health.inFlight - 1);
  health.answeredAt = 0;
  if (began < health.turnedAt) return;
  const window = windowAt(health, now);
  window.failed += 1;
  // Calls that were out when it opened say nothing new.
  if (health.openUntil > 0 && !health.isTried) return;
  if (health.isTried || (window.failed >= LEAST_FAILURES && window.failed >= window.answered)) trip(health, now);
}

/** The call ended for a reason of ours: that says nothing about the server. */
export function callDropped(health: ServerHealth): void {
  health.inFlight = Math.max(0, health.inFlight - 1);
}

const isHanging = ({ inFlight, quietSince }: ServerHealth, now: number) =>
  inFlight >= HANGING_CALLS && now - quietSince >= HANGING_MS;

function trip(health: ServerHealth, now: number): void {
  health.isTried = false;
  health.turnedAt = now;
  health.openUntil = now + health.waitMs;
  health.waitMs = Math.min(LONGEST_WAIT_MS, health.waitMs * 2);
  health.window = { start: now, answered: 0, failed: 0 };
}

function windowAt(health: ServerHealth, now: number): ServerHealth["window"] {
  if (now - health.window.start >= WINDOW_MS) health.window = { start: now, answered: 0, failed: 0 };
  return health.window;
}
