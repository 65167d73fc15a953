import { Problem } from "../../lib/problem";

/**
 * Which patterns a tenant may give a shared server, whose one event loop runs them on every message (DESIGN 7e):
 * literals, classes, anchors, one level of groups with alternatives, and quantifiers that are neither nested nor costly.
 * What passes takes a number of steps that grows at most in proportion to the text.
 */

const MAX_LENGTH = 200;
const MAX_REPEATS = 100;
/** Steps that each character of the text may cost. WhatsApp's texts have at most 65,536 of them. */
const STEPS_PER_CHARACTER = 250;
/** Steps of a pattern that is tried once, at the beginning of the text. */
const STEPS_AT_START = 1_000_000;

/** Throws `invalid_request` with the reason, for a person to read. */
export function requireSafeRegex(pattern: string): void {
  if (pattern === "") throw refusal("must not be empty");
  if (pattern.length > MAX_LENGTH) throw refusal(`takes at most ${MAX_LENGTH} characters`);
  if (!compiles(pattern)) throw refusal("is not a valid regular expression");
  const reader: Reader = { pattern, at: 0 };
  const costs: Cost[] = [];
  do costs.push(costOf(readSequence(reader)));
  while (take(reader, "|"));
  if (reader.at < pattern.length) throw refusal(unknownAt(reader));
  const sum = (of: (cost: Cost) => number) => costs.reduce((total, cost) => total + of(cost), 0);
  const isTooSlow =
    sum((cost) => cost.perCharacter) > STEPS_PER_CHARACTER || sum((cost) => cost.atStart) > STEPS_AT_START;
  if (isTooSlow) throw refusal("could take too many steps: use fewer or shorter repetitions, or begin it with ^");
}

/** Whether a shared server may run the trigger of a bot as it has it. */
export function isSafeTrigger({ triggerOperator, triggerValue }: Record<string, unknown>): boolean {
  if (triggerOperator !== "regex") return true;
  try {
    requireSafeRegex(typeof triggerValue === "string" ? triggerValue : "");
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

interface Reader {
  readonly pattern: string;
  at: number;
}

/** A literal, a class, an anchor or a group. */
interface Atom {
  isGroup: boolean;
  /** Alternatives of a group; 1 for everything else. */
  choices: number;
  /** Characters that one repetition may look at, over all alternatives. */
  length: number;
}

/** How often it may come: `max` is Infinity for `*`, `+` and `{2,}`. */
interface Term extends Atom {
  min: number;
  max: number;
}

interface Sequence {
  /** Begins with `^`, so that it is tried once and not at every character. */
  isAnchored: boolean;
  terms: Term[];
}

interface Cost {
  perCharacter: number;
  atStart: number;
}

/** Terms up to the next `|`, or to the end. */
function readSequence(reader: Reader): Sequence {
  const isAnchored = reader.pattern[reader.at] === "^";
  const terms: Term[] = [];
  for (let atom = readAtom(reader) ?? readGroup(reader); atom; atom = readAtom(reader) ?? readGroup(reader)) {
    terms.push({ ...atom, ...readQuantifier(reader, atom) });
  }
  return { isAnchored, terms };
}

const ANCHOR = /\^|\$|\\[bB]/y;
/** Classes, line ends and escaped signs. Back references, code points and properties are escapes of letters and digits too. */
const ESCAPE = /\\(?:[dDsSwWnrt]|[^\p{L}\p{N}])/uy;
const CLASS = /\[\^?(?:[^\]\\]|\\(?:[dDsSwWnrtb]|[^\p{L}\p{N}]))+\]/uy;
const LITERAL = /[^\\^$.*+?()[\]{}|]|\./y;

/** One thing that is at most one character long. */
function readAtom(reader: Reader): Atom | undefined {
  if (match(reader, ANCHOR)) return { isGroup: false, choices: 1, length: 0 };
  const isOne = match(reader, LITERAL) || match(reader, ESCAPE) || match(reader, CLASS);
  return isOne ? { isGroup: false, choices: 1, length: 1 } : undefined;
}

/** `(a|bc)` or `(?:…)`: alternatives of plain atoms. */
function readGroup(reader: Reader): Atom | undefined {
  if (!take(reader, "(")) return undefined;
  if (take(reader, "?") && !take(reader, ":")) throw refusal("must not look ahead or behind, or name its groups");
  let [choices, length] = [1, 0];
  for (;;) {
    const atom = readAtom(reader);
    if (atom) length += atom.length;
    else if (take(reader, "|")) choices++;
    else break;
  }
  if (take(reader, ")")) return { isGroup: true, choices, length };
  throw refusal("takes only plain characters, classes and | inside a group: no groups and no repetitions in it");
}

const QUANTIFIER = /(?:([?*+])|\{(\d{1,4})(,?)(\d{0,4})\})\??/y;

function readQuantifier(reader: Reader, atom: Atom): Pick<Term, "min" | "max"> {
  const found = match(reader, QUANTIFIER);
  if (!found) return { min: 1, max: 1 };
  const [, sign, least, comma, most] = found;
  const { min, max } = sign ? signed(sign) : counted(Number(least), comma === ",", most ?? "");
  if (atom.length === 0) throw refusal("must not repeat what has no length");
  if (max === Infinity && atom.isGroup) throw refusal("must say how often a group may come at most, such as {0,5}");
  const largest = max === Infinity ? min : max;
  if (largest > MAX_REPEATS) throw refusal(`must not repeat anything more than ${MAX_REPEATS} times`);
  return { min, max };
}

const signed = (sign: string) => ({ min: sign === "+" ? 1 : 0, max: sign === "?" ? 1 : Infinity });

function counted(least: number, isRange: boolean, most: string) {
  if (!isRange) return { min: least, max: least };
  return { min: least, max: most === "" ? Infinity : Number(most) };
}

/**
 * An upper bound of what a backtracking matcher does. Every way through the terms so far is a path, and each path walks
 * through the next term again. A repetition without end is as many paths as the text has characters, so there may be
 * one, and only where the sequence is tried once, or where nothing behind it could make the matcher come back.
 */
function costOf({ isAnchored, terms }: Sequence): Cost {
  const endless = terms.filter(({ max }) => max === Infinity);
  if (endless.length > 1) throw refusal("takes one *, + or {n,} at most: say how often with {0,20} for the others");
  const comesBack = endless[0] !== undefined && terms.at(-1) !== endless[0];
  if (comesBack && !isAnchored) {
    throw refusal(
      "takes *, + or {n,} only at its end, or behind a ^ at its beginning: without ^ it is searched for anywhere anyway",
    );
  }
  let [steps, paths] = [1, 1];
  for (const term of terms) {
    steps += paths * stepsThrough(term);
    paths *= waysThrough(term);
  }
  const isTriedOnce = isAnchored && endless.length === 0;
  return isTriedOnce ? { perCharacter: 1, atStart: steps } : { perCharacter: steps, atStart: 0 };
}

/** `(a|b){1,3}` branches at every repetition: 2 + 4 + 8. An endless one is counted per character of the text. */
function waysThrough({ min, max, choices }: Term): number {
  return max === Infinity ? 1 : powers(choices, min, max);
}

/** Behind every way through the repetitions so far, all alternatives are tried once more. */
function stepsThrough({ min, max, choices, length }: Term): number {
  if (max === Infinity) return Math.max(1, min);
  return Math.max(1, length * powers(choices, 0, max - 1));
}

function powers(base: number, from: number, to: number): number {
  let sum = 0;
  for (let exponent = from; exponent <= to; exponent++) sum += base ** exponent;
  return sum;
}

function match(reader: Reader, token: RegExp): RegExpExecArray | undefined {
  token.lastIndex = reader.at;
  const found = token.exec(reader.pattern) ?? undefined;
  if (found) reader.at = token.lastIndex;
  return found;
}

function take(reader: Reader, character: string): boolean {
  if (reader.pattern[reader.at] !== character) return false;
  reader.at++;
  return true;
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern) !== undefined;
  } catch {
    return false;
  }
}

function unknownAt({ pattern, at }: Reader): string {
  const sign = pattern.slice(at, at + 2);
  return sign.startsWith("\\")
    ? `must not use ${sign}`
    : `must escape the "${sign[0]}" at position ${at + 1} with a backslash`;
}

/** In the nesting that Evolution gives to what is wrong with a body. */
function refusal(reason: string): Problem {
  const message = `The pattern in "triggerValue" ${reason}.`;
  return new Problem("invalid_request", message, { evolutionMessage: [[message]] });
}
