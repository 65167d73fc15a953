import { describeError } from "../../lib/describe-error";
import { Problem } from "../../lib/problem";

/**
 * Tells a ledger what Postgres has taken already. If it cannot be told, the change is undone and the caller may try again.
 * If even that fails, the reconciler makes both agree within minutes.
 */
export async function tellOrUndo(tell: () => Promise<unknown>, undo: () => Promise<unknown>): Promise<void> {
  try {
    await tell();
  } catch (cause) {
    await undo().catch((error: unknown) => console.error({ event: "undo_failed", error: describeError(error) }));
    throw new Problem("unavailable", "This could not be done just now. Try again.", { retryAfter: 5, cause });
  }
}
