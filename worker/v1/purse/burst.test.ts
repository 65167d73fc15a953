import { beforeEach, expect, it } from "vitest";
import { takeToken } from "./burst";
import { newPurse, type Purse } from "./purse";
import { NOW } from "./purse.fixture";

let purse: Purse;
beforeEach(() => {
  purse = newPurse("holder");
});

const RATE = { perSecond: 2, capacity: 4 };
const tokens = (count: number, now: number) => Array.from({ length: count }, () => takeToken(purse, RATE, now));

it("lets a burst through, then the sustained rate", () => {
  expect(tokens(5, NOW)).toEqual([0, 0, 0, 0, 1]);
  expect(tokens(2, NOW + 500)).toEqual([0, 1]);
  expect(tokens(6, NOW + 60_000)).toEqual([0, 0, 0, 0, 1, 1]);
});

it("takes its share of the burst when other isolates serve the tenant too", () => {
  tokens(1, NOW);
  purse.bucket!.share = 1 / 2;
  expect(tokens(3, NOW + 60_000)).toEqual([0, 0, 1]);
  expect(tokens(2, NOW + 61_000)).toEqual([0, 1]);
});

it("leaves every isolate one call and a slow trickle, however small its share", () => {
  tokens(1, NOW);
  purse.bucket!.share = 1 / 1_000;
  expect(tokens(2, NOW + 60_000)).toEqual([0, 10]);
  expect(tokens(1, NOW + 70_001)).toEqual([0]);
});
