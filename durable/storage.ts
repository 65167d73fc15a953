import { migrate } from "./migrate";
import { openSql, type Sql } from "./sql";

/** Storage of an object, with its alarm. Tables are made at first use, not on waking: what was erased stays empty. */
export function openStorage(storage: DurableObjectStorage, steps: readonly string[]) {
  let opened: Sql | undefined;
  let alarmsSet = 0;
  return {
    get sql(): Sql {
      if (!opened) {
        migrate(storage.sql, steps);
        opened = openSql(storage.sql);
      }
      return opened;
    },
    /** False once all was erased, which may happen while something is waited for. */
    get isOpen(): boolean {
      return opened !== undefined;
    },
    /** Setting an alarm is billed as a row. */
    get rowsWritten(): number {
      return this.sql.rowsWritten + alarmsSet;
    },
    async setAlarm(at: number): Promise<void> {
      alarmsSet++;
      await storage.setAlarm(at);
    },
    async wakeBy(due: number): Promise<void> {
      const now = Date.now();
      const alarm = await storage.getAlarm();
      // One in the past is about to go off, or was lost in a restart: it is set again, and what is due later does not put it off.
      const wanted = Math.max(alarm !== null && alarm <= now ? now : due, now + 1);
      if (alarm !== null && alarm > now && alarm <= wanted) return;
      await this.setAlarm(wanted);
    },
    async erase(): Promise<void> {
      await storage.deleteAll();
      opened = undefined;
    },
  };
}

export type Storage = ReturnType<typeof openStorage>;
