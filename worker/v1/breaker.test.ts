import { expect, it } from "vitest";
import {
  callAnswered,
  callDropped,
  callFailed,
  callTimedOut,
  examinationPassed,
  knockAnswered,
  newHealth,
  type ServerHealth,
  startCall,
  TRIAL_MS,
} from "./breaker";

const START = 1_000_000;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A server that has failed so many calls in a row. */
function failing(times: number) {
  const health = newHealth(START);
  for (let call = 0; call < times; call += 1) {
    startCall(health, START);
    callFailed(health, START);
  }
  return health;
}

/** One that has just answered. */
function working() {
  const health = newHealth(START);
  startCall(health, START);
  callAnswered(health, START);
  return health;
}

/** How long a call that begins now is told to wait, in ms. */
function waitAt(health: ServerHealth, now: number): number {
  const clearance = startCall(health, now);
  if (typeof clearance === "number") return clearance;
  throw new Error(`it was let out: ${clearance}`);
}

it("knocks first where nothing was heard for nine seconds, and asks nothing where something was", () => {
  const health = newHealth(START);
  expect(startCall(health, START)).toBe("knock");
  knockAnswered(health, START);
  expect(startCall(health, START + 8 * SECOND)).toBe("go");
  expect(startCall(health, START + 9 * SECOND)).toBe("knock");
});

it("lets calls through while failures are few, or fewer than answers", () => {
  const health = failing(4);
  expect(startCall(health, START)).toBe("knock");
  const mixed = newHealth(START);
  for (let call = 0; call < 60; call += 1) {
    startCall(mixed, START + call);
    if (call % 3 === 2) callFailed(mixed, START + call);
    else callAnswered(mixed, START + call);
  }
  expect(startCall(mixed, START + 60)).toBe("knock");
});

it("opens after five failures that outnumber the answers, and says when to come back", () => {
  const health = failing(5);
  expect(startCall(health, START)).toBe(5 * SECOND);
  expect(startCall(health, START + 2 * SECOND)).toBe(3 * SECOND);
});

it("lets exactly one of many calls examine it, and closes with the answer to that", () => {
  const health = failing(5);
  const later = START + 5 * SECOND;
  const clearances = Array.from({ length: 500 }, () => startCall(health, later));
  expect(clearances.filter((clearance) => clearance === "examine")).toHaveLength(1);
  expect(clearances.filter((clearance) => typeof clearance === "number")).toHaveLength(499);
  examinationPassed(health, later + 10);
  expect(startCall(health, later + 10)).toBe("go");
});

it("has another call examine it when the first was never heard of again", () => {
  const health = failing(5);
  const later = START + 5 * SECOND;
  expect(startCall(health, later)).toBe("examine");
  expect(startCall(health, later + TRIAL_MS - 1)).toBe(1);
  expect(startCall(health, later + TRIAL_MS)).toBe("examine");
  expect(startCall(health, later + TRIAL_MS)).toBe(SECOND);
});

it("waits longer each time the examination fails, up to a minute", () => {
  const health = failing(5);
  const waits = [];
  let now = START + 5 * SECOND;
  for (let round = 0; round < 6; round += 1) {
    expect(startCall(health, now)).toBe("examine");
    callFailed(health, now);
    const wait = waitAt(health, now);
    waits.push(wait / SECOND);
    now += wait;
  }
  expect(waits).toEqual([10, 20, 40, 60, 60, 60]);
});

it("rests longer where an examination passes and calls fail all the same, until one was answered", () => {
  const health = failing(5);
  const later = START + 5 * SECOND;
  startCall(health, later);
  examinationPassed(health, later);
  for (let call = 0; call < 5; call += 1) callFailed(health, later + 1);
  expect(waitAt(health, later + 1)).toBe(10 * SECOND);
  startCall(health, later + 11 * SECOND);
  examinationPassed(health, later + 11 * SECOND);
  callAnswered(health, later + 11 * SECOND);
  for (let call = 0; call < 5; call += 1) callFailed(health, later + 12 * SECOND);
  expect(waitAt(health, later + 12 * SECOND)).toBe(5 * SECOND);
});

it("does not wait longer for calls that were out when it opened", () => {
  const health = newHealth(START);
  for (let call = 0; call < 50; call += 1) startCall(health, START);
  for (let call = 0; call < 50; call += 1) callFailed(health, START + SECOND);
  expect(startCall(health, START + SECOND)).toBe(5 * SECOND);
});

it("has a server examined that takes calls and answers none, long before the first of them is given up", () => {
  const health = working();
  for (let call = 0; call < 24; call += 1) expect(startCall(health, START + call)).toBe("go");
  expect(startCall(health, START + 9 * SECOND)).toBe("knock");
  expect(startCall(health, START + 10 * SECOND)).toBe("examine");
  for (let call = 0; call < 5; call += 1) callFailed(health, START + 14 * SECOND, START + 10 * SECOND);
  expect(startCall(health, START + 14 * SECOND)).toBe(5 * SECOND);
});

it("takes slow for slow: a server whose every send takes half a minute is asked, answers, and is never cut off", () => {
  const health = working();
  for (let second = 0; second < 180; second += 1) {
    const now = START + second * SECOND;
    const clearance = startCall(health, now);
    expect(clearance).not.toBeTypeOf("number");
    if (clearance === "knock") knockAnswered(health, now);
    if (clearance === "examine") examinationPassed(health, now);
    if (second >= 30) callAnswered(health, now);
  }
});

it("holds no call's time against a server that answered anything else meanwhile", () => {
  const health = working();
  for (let call = 0; call < 100; call += 1) startCall(health, START);
  callAnswered(health, START + 30 * SECOND);
  for (let call = 0; call < 99; call += 1) callTimedOut(health, START + MINUTE, START);
  expect(startCall(health, START + MINUTE)).toBe("knock");
});

it("is suspicious of a server that answered nothing at all, and has it examined before anybody is sent away for long", () => {
  const health = working();
  for (let call = 0; call < 100; call += 1) startCall(health, START + 1);
  for (let call = 0; call < 100; call += 1) callTimedOut(health, START + MINUTE, START + 1);
  expect(startCall(health, START + MINUTE)).toBe("examine");
  expect(startCall(health, START + MINUTE)).toBe(SECOND);
  callFailed(health, START + MINUTE + 4 * SECOND, START + MINUTE);
  expect(waitAt(health, START + MINUTE + 4 * SECOND)).toBe(5 * SECOND);
});

it("counts anew after ten seconds, and never counts what we have broken off ourselves", () => {
  const health = failing(4);
  startCall(health, START + 11 * SECOND);
  callFailed(health, START + 11 * SECOND);
  expect(startCall(health, START + 11 * SECOND)).toBe("knock");
  for (let call = 0; call < 9; call += 1) {
    startCall(health, START + 11 * SECOND);
    callDropped(health);
  }
  expect(startCall(health, START + 11 * SECOND)).toBe("knock");
});

it("stays closed when calls that were out before it closed fail late", () => {
  const health = failing(5);
  const later = START + 5 * SECOND;
  startCall(health, later);
  callAnswered(health, later);
  for (let call = 0; call < 20; call += 1) callFailed(health, later + SECOND, START);
  for (let call = 0; call < 20; call += 1) callTimedOut(health, later + SECOND, START);
  expect(startCall(health, later + SECOND)).toBe("knock");
  for (let call = 0; call < 5; call += 1) callFailed(health, later + SECOND);
  expect(startCall(health, later + SECOND)).toBe(5 * SECOND);
});
