import { openStorage } from "../storage";
import type { Facts } from "./plan-next";
import { factsOf } from "./profile";
import { STEPS } from "./steps";
import * as store from "./store";

/** What a queue remembers, in storage and at hand. Whoever only asks makes no tables: an erased queue stays empty. */
export function createMemory(storage: DurableObjectStorage) {
  const own = openStorage(storage, STEPS);
  let kept: store.Kept | undefined;
  let size: { count: number; bytes: number } | undefined;

  const isMade = () => storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'kept'").toArray().length > 0;

  return {
    storage: own,
    get sql() {
      return own.sql;
    },
    get isOpen() {
      return own.isOpen;
    },
    /** Undefined where nothing was ever queued. */
    find(): store.Kept | undefined {
      if (!own.isOpen && !isMade()) return undefined;
      kept ??= store.findKept(own.sql);
      return kept;
    },
    require(): store.Kept {
      const found = this.find();
      if (!found) throw new Error("a queue without an owner has nothing to do");
      return found;
    },
    keep(now: store.Kept): void {
      store.putKept(own.sql, now);
      kept = now;
    },
    facts(): Facts {
      return factsOf(this.require());
    },
    /** How much waits. */
    measure() {
      size ??= store.measure(own.sql);
      return size;
    },
    /** What waits is less, or more. */
    remeasure(): void {
      size = undefined;
    },
    settle(row: store.WaitingRow, ending: store.Ending, settledAt: number): void {
      store.settle(own.sql, row, { ...ending, settledAt });
      this.remeasure();
    },
    async forget(): Promise<void> {
      await own.erase();
      kept = undefined;
      size = undefined;
    },
  };
}

export type Memory = ReturnType<typeof createMemory>;
