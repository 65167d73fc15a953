import { expect, it } from "vitest";
import { slugCandidates } from "./slug";

it.each([
  ["Café São João", "cafe-sao-joao"],
  ["  Toko -- Bunga! ", "toko-bunga"],
  ["商店", "tenant"],
  [`${"a".repeat(49)} b`, "a".repeat(49)],
])("makes of %s the short name %s", (name, slug) => {
  expect(slugCandidates(name)[0]).toBe(slug);
});

it("has others at hand when the plain one is taken, all fit for the table", () => {
  const [, ...others] = slugCandidates("x".repeat(100));
  expect(new Set(others).size).toBe(others.length);
  for (const slug of others) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  for (const slug of others) expect(slug.length).toBeLessThanOrEqual(63);
});
