import { expect, it } from "vitest";
import { callAnswered, callDropped, callFailed, newHealth, startCall } from "./breaker";

const START = 1_000_000;
const SECOND = 1_000;

/** A server that has failed so many calls in a row. */
function failing(times: number) {
  const health = newHealth(START);
  for (let call = 0; call < times; call += 1) {
    startCall(health, START);
    callFailed(health, START);
  }
  return health;
}

it("lets calls through while failures are few, or fewer than answers", () => {
  const health = failing(4);
  expect(startCall(health, START)).toBe(0);
  const mixed = newHealth(START);
  for (let call = 0; call < 60; call += 1) {
    startCall(mixed, START + call);
    if (call % 3 === 2) callFailed(mixed, START + call);
    else callAnswered(mixed, START + call);
  }
  expect(startCall(mixed, START + 60)).toBe(0);
});

it("opens after five failures that outnumber the answers, and says when to come back", () => {
  const health = failing(5);
  expect(startCall(health, START)).toBe(5 * SECOND);
  expect(startCall(health, START + 2 * SECOND)).toBe(3 * SECOND);
});

it("lets one call try it, and closes with its answer", () => {
  const health = failing(5);
  const later = START + 5 * SECOND;
  expect(startCall(health, later)).toBe(0);
  expect(startCall(health, later)).toBeGreaterThan(0);
  callAnswered(health, later + 10);
  expect(startCall(health, later + 10)).toBe(0);
});

it("waits longer each time the try fails, up to a minute", () => {
  const health = failing(5);
  const waits = [];
  let now = START + 5 * SECOND;
  for (let round = 0; round < 6; round += 1) {
    expect(startCall(health, now)).toBe(0);
    callFailed(health, now);
    const wait = startCall(health, now);
    waits.push(wait / SECOND);
    now += wait;
  }
  expect(waits).toEqual([10, 20, 40, 60, 60, 60]);
});

it("does not wait longer for calls that were out when it opened", () => {
  const health = newHealth(START);
  for (let call = 0; call < 50; call += 1) startCall(health, START);
  for (let call = 0; call < 50; call += 1) callFailed(health, START + SECOND);
  expect(startCall(health, START + SECOND)).toBe(5 * SECOND);
});

it("finds out a server that takes calls and answers none, long before the first of them is given up", () => {
  const health = newHealth(START);
  for (let call = 0; call < 24; call += 1) expect(startCall(health, START + call)).toBe(0);
  expect(startCall(health, START + 9 * SECOND)).toBe(0);
  expect(startCall(health, START + 10 * SECOND)).toBeGreaterThan(0);
});

it("takes slow for slow: while anything is answered, nothing hangs", () => {
  const health = newHealth(START);
  for (let call = 0; call < 200; call += 1) {
    startCall(health, START + call * 100);
    if (call % 40 === 39) callAnswered(health, START + call * 100);
  }
  expect(startCall(health, START + 20 * SECOND)).toBe(0);
});

it("counts anew after ten seconds, and never counts what we have broken off ourselves", () => {
  const health = failing(4);
  startCall(health, START + 11 * SECOND);
  callFailed(health, START + 11 * SECOND);
  expect(startCall(health, START + 11 * SECOND)).toBe(0);
  for (let call = 0; call < 9; call += 1) {
    startCall(health, START + 11 * SECOND);
    callDropped(health);
  }
  expect(startCall(health, START + 11 * SECOND)).toBe(0);
});

it("stays closed when calls that were out before it closed fail late", () => {
  const health = failing(5);
  const later = START + 5 * SECOND;
  startCall(health, later);
  callAnswered(health, later);
  for (let call = 0; call < 20; call += 1) callFailed(health, later + SECOND, START);
  expect(startCall(health, later + SECOND)).toBe(0);
  for (let call = 0; call < 5; call += 1) callFailed(health, later + SECOND);
  expect(startCall(health, later + SECOND)).toBeGreaterThan(0);
});
