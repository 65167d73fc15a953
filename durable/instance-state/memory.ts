import type { WebhookOwner } from "../../lib/webhook-secret";
import { openStorage } from "../storage";
import { type Kept, newKept } from "./kept";
import { STEPS } from "./steps";
import { findKept, putKept } from "./store";

/** What an instance's object remembers, in storage and at hand. */
export function createMemory(storage: DurableObjectStorage) {
  const own = openStorage(storage, STEPS);
  let kept: Kept | undefined;
  return {
    storage: own,
    get sql() {
      return own.sql;
    },
    /** Undefined once it was erased, without looking: that would make tables again. */
    get atHand(): Kept | undefined {
      return kept;
    },
    find(): Kept | undefined {
      kept ??= findKept(own.sql);
      return kept;
    },
    of(owner: WebhookOwner): Kept {
      return this.find() ?? newKept(owner, Date.now());
    },
    keep(now: Kept): void {
      putKept(own.sql, now);
      kept = now;
    },
    async forget(): Promise<void> {
      await own.erase();
      kept = undefined;
    },
  };
}

export type Memory = ReturnType<typeof createMemory>;
