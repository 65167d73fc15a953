import { describeError } from "../../lib/describe-error";
import type { WebhookOwner } from "../../lib/webhook-secret";
import type { PacedEnding } from "../instance-state/messages";
import { backoff } from "./conclude";
import type { Memory } from "./memory";
import { showSettled } from "./show";
import { findSettled } from "./store";
import { instanceOf } from "./turn";
import { deleteUntold, isAllTold, listUntold } from "./untold";

const AT_ONCE = 100;
const LONGEST_WAIT_MS = 5 * 60_000;

/**
 * Tells the number's object how sends have ended. What was told is forgotten only when it has written that down, so an ending
 * may be told twice, under the same id, and is never left out.
 */
export function createTeller(env: Env, memory: Memory) {
  let failures = 0;
  let againAt = 0;
  return {
    /** When there is something to tell; null if there is nothing. */
    dueAt: (): number | null => (isAllTold(memory.sql) ? null : againAt),
    async tell(owner: WebhookOwner): Promise<void> {
      const untold = Date.now() < againAt ? [] : listUntold(memory.sql, AT_ONCE);
      if (untold.length === 0) return;
      const endings = untold.flatMap(({ event, id }): PacedEnding[] => {
        const row = findSettled(memory.sql, id);
        return row ? [{ id: event, send: showSettled(row) }] : [];
      });
      try {
        await instanceOf({ env, owner }).tellPaced(owner, endings);
        failures = 0;
      } catch (error) {
        againAt = Date.now() + backoff(failures++, LONGEST_WAIT_MS);
        console.warn({ event: "endings_wait", instanceId: owner.instanceId, error: describeError(error) });
        return;
      }
      if (!memory.isOpen) return;
      const told = untold.map(({ event }) => event);
      deleteUntold(memory.sql, told);
    },
  };
}
