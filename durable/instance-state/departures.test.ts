import { expect, it } from "vitest";
import { createDepartures } from "./departures";

const NOW = 1_800_000_000_000;
const spacing = { apartMs: 200, patienceMs: 1_000 };

it("lets the first go at once, and those that come with it one after the other", () => {
  const turn = createDepartures();
  expect([turn(NOW, spacing), turn(NOW, spacing), turn(NOW + 50, spacing)]).toEqual([0, 200, 350]);
  expect(turn(NOW + 10_000, spacing)).toBe(0);
});

it("keeps nobody longer than they can wait, and lets nobody pass who came later", () => {
  const turn = createDepartures();
  const waits = Array.from({ length: 9 }, () => turn(NOW, spacing));
  expect(waits).toEqual([0, 200, 400, 600, 800, 1_000, 1_000, 1_000, 1_000]);
  expect(turn(NOW + 100, spacing)).toBe(1_000);
  expect(turn(NOW + 100, { ...spacing, patienceMs: 0 })).toBe(0);
});
