import { Problem } from "../../lib/problem";

/**
 * Which patterns a tenant may give a shared server, whose one event loop runs them on every message (DESIGN 7e):
 * literals, classes, anchors, one level of groups with alternatives, and quantifiers that are neither nested nor costly.
 * What passes takes a number of steps that grows at most in proportion to the text.
 */

const MAX_LENGTH = 200;
const MAX_REPEATS = 100;
/** Steps that each character of the text may cost. WhatsApp's texts have at most 65,536 of them. */
const STEPS_PER_CHARACTER = 500;
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
  if (reader.at < pattern.length) throw refusal(`must escape the "${pattern[reader.at]}" at ${reader.at + 1} with a backslash`);
  const sum = (of: (cost: Cost) => number) => costs.reduce((total, cost) => total + of(cost), 0);
  const isTooSlow = sum((cost) => cost.perCharacter) > STEPS_PER_CHARACTER || sum((cost) => cost.atStart) > STEPS_AT_START;
  if (isTooSlow) throw refusal("could take too many steps: use fewer or shorter repetitions, or begin it with ^");
}

interface Reader {
  readonly pattern: string;
  at: number;
}

/** A literal, a class or a group, and how often it may come. */
interface Term {
  min: number;
  /** Infinity for `*`, `+` and `{2,}`. */
  max: number;
  /** Alternatives of a group; 1 for everything else. */
  choices: number;
  /** Characters that one repetition may look at, over all alternatives. */
  length: number;
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

type Atom = Pick<Term, "choices" | "length">;

const ANCHOR = /\^|\$|\\[bB]/y;
/** Refused inside a class as well: what the escape of a letter means depends on flags and versions. */
const ESCAPE = /\\(?:[dDsSwWnrt]|[^\p{L}\p{N}])/uy;
const CLASS = /\[\^?(?:[^\]\\]|\\(?:[dDsSwWnrtb]|[^\p{L}\p{N}]))+\]/uy;
const LITERAL = /[^\\^$.*+?()[\]{}|]|\./y;

/** One thing that is at most one character long. */
function readAtom(reader: Reader): Atom | undefined {
  if (match(reader, ANCHOR)) return { choices: 1, length: 0 };
  const isOne = match(reader, LITERAL) || match(reader, ESCAPE) || match(reader, CLASS);
  return isOne ? { choices: 1, length: 1 } : undefined;
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
  if (take(reader, ")")) return { choices, length: Math.max(1, length) };
  throw refusal("takes only plain characters, classes and | inside a group: no groups and no repetitions in it");
}

const QUANTIFIER = /(?:([?*+])|\{(\d{1,4})(,?)(\d{0,4})\})\??/y;

function readQuantifier(reader: Reader, atom: Atom): Pick<Term, "min" | "max"> {
  const found = match(reader, QUANTIFIER);
  if (!found) return { min: 1, max: 1 };
  const [, sign, least, comma, most] = found;
  const { min, max } = sign ? signed(sign) : counted(Number(least), comma === ",", most ?? "");
  if (atom.length === 0) throw refusal("must not repeat an anchor");
  const isGroup = reader.pattern[reader.at - found[0].length - 1] === ")" && atom.choices + atom.length > 2;
  if (max === Infinity && isGroup) throw refusal("must say how often a group may come at most, such as {0,5}");
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
    throw refusal("takes *, + or {n,} only at its end, or behind a ^ at its beginning: without ^ it is searched for anywhere anyway");
  }
  let [steps, paths] = [1, 1];
  for (const term of terms) {
    const ways = waysThrough(term);
    steps += paths * ways * Math.max(1, term.length);
    paths *= ways;
  }
  const isTriedOnce = isAnchored && endless.length === 0;
  return isTriedOnce ? { perCharacter: 1, atStart: steps } : { perCharacter: steps, atStart: 0 };
}

/** `(a|b){1,3}`: 2 + 4 + 8. A single character is counted by its lengths, an endless one by those it must have. */
function waysThrough({ min, max, choices }: Term): number {
  if (max === Infinity) return Math.max(1, min);
  if (choices === 1) return Math.max(1, max);
  let ways = 0;
  for (let times = min; times <= max; times++) ways += choices ** times;
  return Math.max(1, ways);
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

/** In the nesting that Evolution gives to what is wrong with a body. */
function refusal(reason: string): Problem {
  const message = `The pattern in "triggerValue" ${reason}.`;
  return new Problem("invalid_request", message, { evolutionMessage: [[message]] });
}
