import { afterEach, expect, it, vi } from "vitest";
import { type LiveState, openLive, waitBefore } from "../../app/lib/live/open-live.ts";
import { until } from "../support/until.ts";

/** A socket that the test speaks through. */
class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readonly readyState = 1;
  readonly url: string;
  isClosed = false;

  constructor(url: string | URL) {
    super();
    this.url = String(url);
    FakeSocket.all.push(this);
  }

  send() {}

  close() {
    this.isClosed = true;
  }

  say(message: object) {
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(message) }));
  }

  end(code: number) {
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }
}

function listen() {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  FakeSocket.all = [];
  const states: LiveState[] = [];
  const heard: unknown[] = [];
  const getTicket = vi.fn(async () => ({
    url: "wss://gateway.test/live",
    protocols: ["zapin.live.v1", "ticket.x"] as [string, string],
  }));
  const stop = openLive(getTicket, { onMessage: (message) => heard.push(message), onState: (s) => states.push(s) });
  return { states, heard, getTicket, stop };
}

const socket = (index: number) => until(() => FakeSocket.all[index]);

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("connects again by itself and resumes after what it has heard", async () => {
  const { states, heard, getTicket } = listen();
  const first = await socket(0);
  first.say({ type: "snapshot", seq: 7, instances: [] });
  first.end(1006);
  await vi.advanceTimersByTimeAsync(1_000);
  const second = await socket(1);
  expect(second.url).toBe("wss://gateway.test/live?resume=7");
  second.say({ type: "resumed", seq: 7 });
  expect(getTicket).toHaveBeenCalledTimes(2);
  expect(heard).toHaveLength(2);
  expect(states).toEqual(["connecting", "live", "retrying", "live"]);
});

it("does not come back once it may not listen any more", async () => {
  const { states } = listen();
  (await socket(0)).end(4401);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(FakeSocket.all).toHaveLength(1);
  expect(states.at(-1)).toBe("ended");
});

it("tries again when no ticket can be had", async () => {
  const { getTicket, states } = listen();
  getTicket.mockRejectedValueOnce(new Error("offline"));
  (await socket(0)).end(1006);
  await vi.advanceTimersByTimeAsync(5_000);
  await socket(1);
  expect(states).toContain("retrying");
});

it("closes its socket when the screen goes", async () => {
  const { stop } = listen();
  const only = await socket(0);
  stop();
  only.end(1000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(only.isClosed).toBe(true);
  expect(FakeSocket.all).toHaveLength(1);
});

it("waits longer each time, at most half a minute, and never in step with others", () => {
  expect([0, 1, 2].map((attempt) => waitBefore(attempt, 1))).toEqual([500, 1_000, 2_000]);
  expect(waitBefore(20, 1)).toBe(30_000);
  expect(waitBefore(20, 0)).toBe(15_000);
});
