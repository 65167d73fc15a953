import { hashPassword as hashOfLibrary } from "better-auth/crypto";
import { expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./passwords";

it("knows its own hashes and the library's, and no other password", async () => {
  const password = "a pässword of some length";
  for (const hash of [hashPassword(password), await hashOfLibrary(password)]) {
    expect(hash).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
    expect(verifyPassword(hash, password)).toBe(true);
    expect(verifyPassword(hash, password.normalize("NFD"))).toBe(true);
    expect(verifyPassword(hash, `${password} `)).toBe(false);
  }
});

it("salts: one password has two hashes", () => {
  expect(hashPassword("the same")).not.toBe(hashPassword("the same"));
});

it("lets a broken hash pass for nobody", () => {
  for (const hash of ["", ":", "no hash at all", "00:"]) expect(verifyPassword(hash, "")).toBe(false);
});

/** Asked for together, hashes run one after the other: none starts before another is done. */
it("hashes one at a time in an isolate, for some tens of milliseconds each", async () => {
  const spans: [number, number][] = [];
  const hashes = Array.from({ length: 5 }, async () => {
    await Promise.resolve();
    const start = performance.now();
    hashPassword("measured");
    spans.push([start, performance.now()]);
  });
  await Promise.all(hashes);
  spans.sort(([a], [b]) => a - b);
  for (let i = 1; i < spans.length; i++) expect(spans[i]![0]).toBeGreaterThanOrEqual(spans[i - 1]![1]);
  const costs = spans.map(([start, end]) => end - start).sort((a, b) => a - b);
  console.info(`scrypt: ${costs[2]?.toFixed(0)} ms a hash (median of ${costs.length})`);
  expect(costs[0]).toBeGreaterThan(5); // cheaper would be cheap for whoever stole the table, too
});
