/**
 * Whether calls to a server make sense just now, judged by what this isolate has seen of it. A server that fails or hangs
 * is left alone for a while, so that its calls fail at once and hold nothing up; then it is asked something harmless, and
 * only its answer lets calls out again. No tenant's call is used up for that.
 */
export interface ServerHealth {
  /** Last proof that it can be reached; 0 before the first and after a silence. */
  answeredAt: number;
  /** Last answer to a call or an examination; the beginning of our acquaintance before the first. */
  workedAt: number;
  inFlight: number;
  /** Outcomes in the window that began then. */
  window: { start: number; answered: number; failed: number };
  /** Calls that ran out of time since it last worked. */
  unanswered: number;
  isOpen: boolean;
  /** While it is open, nothing goes out before. */
  openUntil: number;
  /** One call is out to examine it. */
  isTried: boolean;
  /** How long it stays open next time. */
  waitMs: number;
  /** When it last opened or closed: how calls from before that end says nothing new. */
  turnedAt: number;
}

/**
 * What a call has to do before it may go out: nothing, knock (can the server be reached at all?), examine it (does it
 * answer what needs its database?), or come back in so many ms.
 */
export type Clearance = "go" | "knock" | "examine" | number;

const WINDOW_MS = 10_000;
/** Fewer failures than this in a window are nobody's fault. */
const LEAST_FAILURES = 5;
/** After so long a silence nobody knows whether it can still be reached. */
const SILENCE_MS = 9_000;
/** So many calls without one answer for so long: it may hang. */
const HANGING_CALLS = 24;
const HANGING_MS = 10_000;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 60_000;
/** An examination keeps the others away for so long, unless it ends before. */
export const TRIAL_MS = 5_000;
/** Most examinations take no longer. */
const ASK_AGAIN_MS = 1_000;

export const newHealth = (now: number): ServerHealth => ({
  answeredAt: 0,
  workedAt: now,
  inFlight: 0,
  window: { start: now, answered: 0, failed: 0 },
  unanswered: 0,
  isOpen: false,
  openUntil: 0,
  isTried: false,
  waitMs: FIRST_WAIT_MS,
  turnedAt: 0,
});

/** Takes a call in. One that is told to wait has ended; every other must say how it ended. */
export function startCall(health: ServerHealth, now: number): Clearance {
  const clearance = clear(health, now);
  if (typeof clearance === "number") return clearance;
  health.inFlight += 1;
  return clearance;
}

function clear(health: ServerHealth, now: number): Clearance {
  if (health.isOpen) {
    const waitMs = health.openUntil - now;
    if (waitMs > 0) return health.isTried ? Math.min(waitMs, ASK_AGAIN_MS) : waitMs;
    health.openUntil = now + TRIAL_MS;
    health.isTried = true;
    return "examine";
  }
  if (now - health.answeredAt < SILENCE_MS) return "go";
  const isSuspect = health.inFlight >= HANGING_CALLS && now - health.workedAt >= HANGING_MS;
  return isSuspect ? "examine" : "knock";
}

/** It can be reached. That says nothing about its work, so that an open breaker stays open. */
export function knockAnswered(health: ServerHealth, now: number): void {
  health.answeredAt = now;
}

/** It does its work: calls may go out, but the next failures make it rest longer until a call of somebody's was answered. */
export function examinationPassed(health: ServerHealth, now: number): void {
  health.answeredAt = now;
  health.workedAt = now;
  health.unanswered = 0;
  close(health, now);
}

/** The server itself has said something, be it an error. */
export function callAnswered(health: ServerHealth, now: number): void {
  callDropped(health);
  examinationPassed(health, now);
  health.waitMs = FIRST_WAIT_MS;
  windowAt(health, now).answered += 1;
}

/** It could not be reached, cut the connection, left a question unanswered, or something in between answered for it. */
export function callFailed(health: ServerHealth, now: number, began = now): void {
  callDropped(health);
  health.answeredAt = 0;
  if (began < health.turnedAt) return;
  const window = windowAt(health, now);
  window.failed += 1;
  // Calls that were out when it opened say nothing new.
  if (health.isOpen && !health.isTried) return;
  const isSick = window.failed >= LEAST_FAILURES && window.failed >= window.answered;
  if (health.isTried || isSick) trip(health, now, health.waitMs);
}

/**
 * Its time was over. What a tenant asks may take for ever by itself (a file that the server fetches from the tenant's own
 * slow host), so it is held against the server only where nothing else was answered meanwhile; and then the next call
 * examines it, before anybody is turned away for long.
 */
export function callTimedOut(health: ServerHealth, now: number, began: number): void {
  callDropped(health);
  health.answeredAt = 0;
  if (began < health.turnedAt || health.workedAt > began || health.isOpen) return;
  health.unanswered += 1;
  if (health.unanswered >= LEAST_FAILURES) trip(health, now, 0);
}

/** The call ended for a reason of ours: that says nothing about the server. */
export function callDropped(health: ServerHealth): void {
  health.inFlight = Math.max(0, health.inFlight - 1);
}

function close(health: ServerHealth, now: number): void {
  if (!health.isOpen) return;
  health.isOpen = false;
  health.openUntil = 0;
  health.isTried = false;
  health.turnedAt = now;
  health.window = { start: now, answered: 0, failed: 0 };
}

function trip(health: ServerHealth, now: number, waitMs: number): void {
  health.isOpen = true;
  health.isTried = false;
  health.turnedAt = now;
  health.openUntil = now + waitMs;
  health.unanswered = 0;
  health.window = { start: now, answered: 0, failed: 0 };
  if (waitMs > 0) health.waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
}

function windowAt(health: ServerHealth, now: number): ServerHealth["window"] {
  if (now - health.window.start >= WINDOW_MS) health.window = { start: now, answered: 0, failed: 0 };
  return health.window;
}
