import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openStorage } from "./storage";

const NOW = Date.UTC(2030, 0, 1, 12);
const SOON = 60_000;
const LATER = 120_000;

beforeEach(() => {
  vi.spyOn(Date, "now").mockReturnValue(NOW);
});
afterEach(() => vi.restoreAllMocks());

/** When an object wakes that was to wake at `planned`, in ms from now, and then at `due` as well. */
async function wakesAt(planned: number | null, due: number) {
  let alarm = planned === null ? null : NOW + planned;
  const storage = {
    getAlarm: async () => alarm,
    setAlarm: async (at: number) => {
      alarm = at;
    },
  };
  await openStorage(storage as DurableObjectStorage, []).wakeBy(NOW + due);
  return alarm === null ? null : alarm - NOW;
}

it("wakes for whatever comes first", async () => {
  expect(await wakesAt(null, SOON)).toBe(SOON);
  expect(await wakesAt(LATER, SOON)).toBe(SOON);
  expect(await wakesAt(SOON, LATER)).toBe(SOON);
});

it("what is due later does not put off what is overdue", async () => {
  expect(await wakesAt(-5, LATER)).toBe(1);
});
