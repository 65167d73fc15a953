/** What an attempt is counted against, before anything is hashed or mailed. */
export type Limit = "none" | "address" | "account" | "session";

/**
 * Better Auth's endpoints that the dashboard uses; all others do not exist here. `account`: the e-mail address in the
 * body, and the address it comes from; `session`: the session or the half-done sign-in, likewise.
 */
export const LIBRARY_ROUTES: ReadonlyMap<string, Limit> = new Map<string, Limit>([
  ["POST /auth/sign-in/email", "account"],
  ["POST /auth/sign-in/social", "address"],
  ["GET /auth/callback/google", "address"],
  ["GET /auth/callback/github", "address"],
  ["GET /auth/get-session", "none"],
  ["POST /auth/sign-out", "none"],
  ["GET /auth/verify-email", "address"],
  ["POST /auth/send-verification-email", "account"],
  ["POST /auth/request-password-reset", "account"],
  ["POST /auth/reset-password", "address"],
  ["POST /auth/two-factor/enable", "session"],
  ["POST /auth/two-factor/disable", "session"],
  ["POST /auth/two-factor/verify-totp", "session"],
  ["POST /auth/two-factor/verify-backup-code", "session"],
  ["POST /auth/two-factor/generate-backup-codes", "session"],
]);
