/** The one alarm of a ledger: whoever needs it sooner moves it forward. */
export interface Wake {
  within(ms: number): Promise<void>;
  /** How often it was set, which is billed as a row each. */
  readonly timesSet: number;
}

export function createWake(storage: DurableObjectStorage): Wake {
  let timesSet = 0;
  return {
    get timesSet() {
      return timesSet;
    },
    async within(ms) {
      const due = Date.now() + Math.max(1, ms);
      const planned = await storage.getAlarm();
      if (planned !== null && planned <= due) return;
      timesSet++;
      await storage.setAlarm(due);
    },
  };
}
