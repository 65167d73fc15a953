import { expect, it } from "vitest";
import { requireSafeRegex } from "./regex-grammar";
import { countSteps } from "./regex-steps.fixture";

/** What the grammar promises of a pattern that it takes: steps per character of the text, and at its start. */
const PER_CHARACTER = 250;
const AT_START = 1_000_000;

const LENGTH = 400;
const PIECES = ["a", "b", ".", "[ab]", "\\w", "(a|b)", "(?:a|aa|b)", "(ab|a)", "^", "$", "\\b", "a|", "\\s"];
const QUANTIFIERS = ["", "", "", "?", "*", "+", "{2}", "{0,5}", "{1,20}", "{3,}", "{0,100}", "*?", "{0,8}?"];
const TEXTS = ["a", "ab", "aab", "b", " a"].map((unit) => `${unit.repeat(LENGTH).slice(0, LENGTH)}!`);

/** The same patterns in every run. */
function randomSource(seed: number) {
  let state = seed;
  return <T>(choices: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return choices[Math.floor((state / 2 ** 32) * choices.length)]!;
  };
}

function makePattern(pick: ReturnType<typeof randomSource>): string {
  const length = pick([1, 2, 3, 4, 5, 6]);
  const terms = Array.from({ length }, () => pick(PIECES) + pick(QUANTIFIERS));
  return pick(["", "^"]) + terms.join("") + pick(["", "$", "c"]);
}

function isTaken(pattern: string): boolean {
  try {
    requireSafeRegex(pattern);
    return true;
  } catch {
    return false;
  }
}

it("counts steps as a backtracking matcher takes them", () => {
  const text = `${"a".repeat(20)}!`;
  expect(countSteps("^(a|aa)+$", text, 1e7)).toBeGreaterThan(20_000);
  expect(countSteps("(a*)*b", "aaaaaaaaaaaaaaa", 1e7)).toBeGreaterThan(10_000);
  expect(countSteps("^abc", "abc", 1e7)).toBeLessThan(10);
});

it("takes only patterns whose steps grow no faster than the text, whatever the text", () => {
  const pick = randomSource(20_250_101);
  let taken = 0;
  for (let tries = 0; tries < 6_000; tries++) {
    const pattern = makePattern(pick);
    if (!isTaken(pattern)) continue;
    taken++;
    const most = PER_CHARACTER * (LENGTH + 2) + AT_START;
    for (const text of TEXTS) {
      const steps = countSteps(pattern, text, most + 1);
      expect(steps, `${pattern} on ${text.slice(0, 6)}…`).toBeLessThanOrEqual(most);
    }
  }
  expect(taken).toBeGreaterThan(500);
});

it("takes patterns that V8 is through with at once on the longest text of WhatsApp", () => {
  const pick = randomSource(7);
  const texts = ["a", "ab", "aab"].map((unit) => `${unit.repeat(65_536).slice(0, 65_535)}!`);
  const taken = Array.from({ length: 3_000 }, () => makePattern(pick))
    .filter(isTaken)
    .slice(0, 60);
  expect(taken.length).toBe(60);
  for (const pattern of taken) for (const text of texts) expect(typeof new RegExp(pattern).test(text)).toBe("boolean");
});
