import { expect, it } from "vitest";
import { DURATION_BOUNDS, quantile } from "./bot-call";

const counts = (...some: number[]) => [
  ...some,
  ...Array.from({ length: DURATION_BOUNDS.length + 1 - some.length }, () => 0),
];

it("finds a duration between the bounds it is counted by", () => {
  expect(quantile(counts(), 0.5)).toBeNull();
  expect(quantile(counts(10), 0.5)).toBe(25);
  expect(quantile(counts(0, 10), 0.5)).toBe(75);
  expect(quantile(counts(5, 5), 0.95)).toBe(95);
  expect(quantile([...DURATION_BOUNDS.map(() => 0), 3], 0.5)).toBe(30_000);
});
