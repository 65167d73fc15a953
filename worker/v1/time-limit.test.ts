import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isTimeout, withinLimit } from "./time-limit";

const never = () => new Promise<never>(() => {});

describe("withinLimit", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("answers what comes in time", async () => {
    await expect(withinLimit(1_000, Promise.resolve("done"))).resolves.toBe("done");
  });

  it("fails as the work fails", async () => {
    await expect(withinLimit(1_000, Promise.reject(new Error("lost")))).rejects.toThrow("lost");
  });

  it("gives up when the time is over, and cuts the work off", async () => {
    const abort = new AbortController();
    const outcome = withinLimit(1_000, never(), abort).catch((error: unknown) => error);
    vi.advanceTimersByTime(999);
    expect(abort.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(isTimeout(await outcome)).toBe(true);
    expect(abort.signal.aborted).toBe(true);
  });

  it("does not cut off what was answered in time and is still being read", async () => {
    const abort = new AbortController();
    await withinLimit(1_000, Promise.resolve(), abort);
    await Promise.resolve();
    vi.advanceTimersByTime(2_000);
    expect(abort.signal.aborted).toBe(false);
  });
});
