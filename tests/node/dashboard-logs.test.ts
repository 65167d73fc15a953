import { describe, expect, it } from "vitest";
import { asCurl, isReplayable } from "../../app/lib/logs/as-curl.ts";
import { endOfDay, startOfDay } from "../../app/lib/zone-day.ts";

describe("days of a time zone", () => {
  it.each([
    ["2026-11-22", "UTC", "2026-11-22T00:00:00.000Z", "2026-11-23T00:00:00.000Z"],
    ["2026-11-22", "Asia/Jakarta", "2026-11-21T17:00:00.000Z", "2026-11-22T17:00:00.000Z"],
    ["2026-11-22", "America/Sao_Paulo", "2026-11-22T03:00:00.000Z", "2026-11-23T03:00:00.000Z"],
    ["2026-03-08", "America/New_York", "2026-03-08T05:00:00.000Z", "2026-03-09T04:00:00.000Z"],
    ["2027-09-04", "America/Santiago", "2027-09-04T04:00:00.000Z", "2027-09-05T04:00:00.000Z"],
    ["2026-12-31", "Pacific/Kiritimati", "2026-12-30T10:00:00.000Z", "2026-12-31T10:00:00.000Z"],
  ])("%s in %s", (day, zone, start, end) => {
    expect(startOfDay(day, zone).toISOString()).toBe(start);
    expect(endOfDay(day, zone).toISOString()).toBe(end);
  });
});

describe("a call as curl", () => {
  const gateway = "https://api.example.com";

  it("names the instance and leaves key and content to the reader", () => {
    const call = { method: "POST", path: "/message/sendText/:instanceName", instanceName: "toko's 1" };
    expect(asCurl(call, gateway)).toBe(
      [
        `curl -X POST 'https://api.example.com/v1/message/sendText/toko'\\''s%201' \\`,
        `  -H "apikey: $ZAPIN_KEY" \\`,
        `  -H 'content-type: application/json' \\`,
        "  -d @body.json",
      ].join("\n"),
    );
  });

  it("carries nothing when it only looks", () => {
    const call = { method: "GET", path: "/instance/fetchInstances", instanceName: null };
    expect(asCurl(call, gateway)).not.toContain("body.json");
  });

  it.each([
    ["/message/sendText/:instanceName", "shop", true],
    ["/message/sendText/:instanceName", null, false],
    ["/instance/create", "shop", false],
    ["/typebot/fetch/:typebotId/:instanceName", "shop", false],
  ])("%s of %s can be made again: %s", (path, instanceName, expected) => {
    expect(isReplayable({ method: "POST", path, instanceName })).toBe(expected);
  });
});
