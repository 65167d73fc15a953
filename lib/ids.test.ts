import { expect, it } from "vitest";
import { isUuid, uuidBytes, uuidFromBytes, uuidv7, uuidv7Time } from "./ids";

it("makes a UUIDv7 that carries its time and sorts by it", () => {
  const early = uuidv7(1_700_000_000_000);
  const late = uuidv7(1_700_000_000_001);
  expect(early[14]).toBe("7");
  expect(isUuid(early)).toBe(true);
  expect(uuidv7Time(early)).toBe(1_700_000_000_000);
  expect(early < late).toBe(true);
});

it.each([0, 0xffff, 0x10000, 1_795_376_000_123, 2 ** 48 - 1])("keeps the time %d to the millisecond", (time) => {
  const id = uuidv7(time);
  expect(isUuid(id)).toBe(true);
  expect(uuidv7Time(id)).toBe(time);
});

it("turns a UUID into 16 bytes and back", () => {
  const id = crypto.randomUUID();
  expect(uuidBytes(id)).toHaveLength(16);
  expect(uuidFromBytes(uuidBytes(id))).toBe(id);
});
