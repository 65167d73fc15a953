import { expect, it } from "vitest";
import { findStop, stopTable } from "./byte-run";

const stops = stopTable((byte) => byte === 7);

it("finds the next stop wherever it lies, blocks or not", () => {
  for (const position of [0, 1, 2_047, 2_048, 2_049, 4_096, 9_999]) {
    const bytes = new Uint8Array(10_000);
    bytes[position] = 7;
    expect(findStop(stops, bytes, 0)).toBe(position);
    expect(findStop(stops, bytes, position)).toBe(position);
    expect(findStop(stops, bytes, position + 1)).toBe(10_000);
  }
});

it("answers the end where there is none", () => {
  for (const length of [0, 1, 2_047, 2_048, 2_049, 4_096])
    expect(findStop(stops, new Uint8Array(length), 0)).toBe(length);
});
