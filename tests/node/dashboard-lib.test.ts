import { describe, expect, it } from "vitest";
import { describeAgent } from "../../app/lib/describe-agent.ts";
import { makeFormat } from "../../app/lib/format.ts";
import { initialOf, initialsOf } from "../../app/lib/initials.ts";
import { negotiateLocale } from "../../app/lib/locales.ts";
import { nextPath } from "../../app/lib/next-path.ts";
import { regionOf } from "../../app/lib/regions.ts";

/** Languages differ in which blank they use. */
const plain = (text: string) => text.replaceAll(/\s/g, " ");

describe("money", () => {
  it("has no decimals in rupiah", () => {
    expect(plain(makeFormat("id", "UTC").money(1_250_000, "IDR"))).toBe("Rp 1.250.000");
  });

  it("has a comma in reais", () => {
    expect(plain(makeFormat("pt-BR", "UTC").money(249.9, "BRL"))).toBe("R$ 249,90");
  });
});

describe("times", () => {
  it("are the tenant's, not the browser's", () => {
    expect(makeFormat("en", "Asia/Jakarta").date("2026-03-14T20:30:00Z", "date")).toBe("Mar 15, 2026");
    expect(makeFormat("en", "America/Sao_Paulo").date("2026-03-14T20:30:00Z", "date")).toBe("Mar 14, 2026");
  });

  it.each([
    [20, "20 sec. ago"],
    [170, "3 min. ago"],
    [7_200, "2 hr. ago"],
    [200_000, "2 days ago"],
  ])("%i seconds are %s", (seconds, words) => {
    const now = Date.UTC(2026, 2, 14);
    expect(makeFormat("en", "UTC").ago(now - seconds * 1000, now)).toBe(words);
  });

  it("are never ahead of us, though the browser's clock is behind", () => {
    const now = Date.UTC(2026, 2, 14);
    expect(makeFormat("en", "UTC").ago(now + 25_000, now)).toBe("now");
  });
});

it.each([
  ["Siti Nurhaliza", "SN"],
  ["siti", "S"],
  ["Siti 🌺", "S🌺"],
  ["🍰 Toko Kue", "🍰K"],
  ["محمد علي", "مع"],
  ["  ", "?"],
])("takes whole characters for the initials of %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
  expect(initialsOf(name).startsWith(initialOf(name))).toBe(true);
});

it("never rounds a share up to all of it", () => {
  expect(makeFormat("en", "UTC").percent(0.9999)).toBe("99%");
});

it.each([
  ["id,en;q=0.8", "id"],
  ["pt-PT, pt;q=0.9", "pt-BR"],
  ["fr-FR, en;q=0.3, id;q=0.5", "id"],
  ["fr", undefined],
  ["", undefined],
])("takes the best language it has for %j", (accepted, locale) => {
  expect(negotiateLocale(accepted)).toBe(locale);
});

it.each([
  ["/keys?page=2", "/keys?page=2"],
  ["//evil.example/", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example/", "/"],
  [undefined, "/"],
])("goes from %j to %s", (value, path) => {
  expect(nextPath(value)).toBe(path);
});

it.each([
  ["America/Sao_Paulo", "sam"],
  ["America/New_York", "enam"],
  ["Asia/Jakarta", "apac"],
  ["UTC", "weur"],
])("places a company in %s in %s", (zone, region) => {
  expect(regionOf(zone)).toBe(region);
});

it("names browsers as people do", () => {
  const edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
  expect(describeAgent(edge)).toBe("Edge, Windows");
  expect(describeAgent("curl/8.5.0")).toBe("curl/8.5.0");
  expect(describeAgent(null)).toBeUndefined();
});
