import { describe, expect, it } from "vitest";
import { Problem } from "../../lib/problem";
import { requireSafeRegex } from "./regex-grammar";

function refusalOf(pattern: string): string | undefined {
  try {
    requireSafeRegex(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
}

const SAFE = [
  "oi",
  "^atend.*",
  "^menu$",
  "^\\s{0,5}(oi|olá|bom dia|boa tarde|boa noite)[!.\\s]{0,5}$",
  "pedido \\d{1,10}",
  "^\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}$",
  "(?:quero|preciso) (?:de )?ajuda",
  "[Pp]re[cç]o",
  "\\bajuda\\b",
  "colou?r",
  "sim|não|talvez",
  "preço: R\\$ \\d+",
  "^[a-z]{1,50}\\s[a-z]{1,50}$",
  "^.*ajuda",
  "a{2}b{1,3}?",
  "(ab){1,3}",
  "[\\]\\w-]x",
  "👍|❤️",
  "a".repeat(200),
];

const UNSAFE: [pattern: string, reason: RegExp][] = [
  ["", /empty/],
  ["a".repeat(201), /at most 200 characters/],
  ["(oi", /not a valid/],
  ["[z-a]", /not a valid/],
  ["(a+)+$", /inside a group/],
  ["(a*)*b", /inside a group/],
  ["(a|a)*b", /how often a group/],
  ["(a|aa)+$", /how often a group/],
  ["(x{1,5}){1,5}", /inside a group/],
  ["((a|b)|c)", /inside a group/],
  ["([a-z]+.)+@", /inside a group/],
  ["^.*a.*b", /one \*, \+ or \{n,\} at most/],
  ["^\\s+oi\\s+$", /one \*, \+ or \{n,\} at most/],
  [".*ajuda", /only at its end/],
  ["a*$", /only at its end/],
  ["a{3,}b", /only at its end/],
  ["(a|b){0,20}c", /too many steps/],
  ["a{0,50}a{0,50}c", /too many steps/],
  ["^a{0,100}a{0,100}a{0,100}a{0,100}c", /too many steps/],
  ["a{0,1000}", /more than 100 times/],
  ["(oi)\\1", /must not use \\1/],
  ["(?=a)b", /look ahead/],
  ["(?<!a)b", /look ahead/],
  ["(?<n>a)", /look ahead/],
  ["\\u0061", /must not use \\u/],
  ["\\p{L}", /must not use \\p/],
  ["a{", /escape the "\{" at position 2/],
  ["a]", /escape the "\]" at position 2/],
  ["()*", /no length/],
];

describe("requireSafeRegex", () => {
  it.each(SAFE)("takes %s", (pattern) => expect(refusalOf(pattern)).toBeUndefined());

  it.each(UNSAFE)("refuses '%s'", (pattern, reason) => expect(refusalOf(pattern)).toMatch(reason));

  it("names the field, in the nesting of Evolution's validation errors", () => {
    const message = 'The pattern in "triggerValue" must not be empty.';
    try {
      requireSafeRegex("");
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ status: 400, details: { evolutionMessage: [[message]] } });
    }
  });
});
