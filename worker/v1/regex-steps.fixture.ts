/** For tests: a plain backtracking matcher over the grammar's subset of patterns, which counts every character it looks at. */

type Node = { kind: "one"; test: RegExp } | { kind: "assert"; test: RegExp } | { kind: "group"; choices: Term[][] };
interface Term {
  node: Node;
  min: number;
  max: number;
  isLazy: boolean;
}

/** Steps of `new RegExp(pattern).test(text)`; stops counting at `limit`. */
export function countSteps(pattern: string, text: string, limit: number): number {
  const parser = { pattern, at: 0 };
  const choices = readChoices(parser);
  let steps = 0;
  const step = () => {
    steps++;
    if (steps >= limit) throw STOP;
  };
  try {
    const isAnchored = pattern.startsWith("^") && choices.length === 1;
    for (let start = 0; start <= (isAnchored ? 0 : text.length); start++) {
      if (choices.some((terms) => matches({ terms, index: 0 }, start, { text, step, done: () => true }))) break;
    }
  } catch (error) {
    if (error !== STOP) throw error;
  }
  return steps;
}

const STOP = new Error("enough steps");

interface Run {
  text: string;
  step(): void;
  done(at: number): boolean;
}

function matches({ terms, index }: { terms: Term[]; index: number }, at: number, run: Run): boolean {
  const term = terms[index];
  if (!term) return run.done(at);
  const next = (from: number) => matches({ terms, index: index + 1 }, from, run);
  return repeat(term, { at, count: 0 }, { ...run, done: next });
}

function repeat(term: Term, { at, count }: { at: number; count: number }, run: Run): boolean {
  const { min, max, isLazy } = term;
  const more = () =>
    count < max &&
    once(term.node, at, { ...run, done: (next) => next !== at && repeat(term, { at: next, count: count + 1 }, run) });
  if (term.node.kind === "assert") return once(term.node, at, run);
  if (count < min) return more();
  return isLazy ? run.done(at) || more() : more() || run.done(at);
}

function once(node: Node, at: number, run: Run): boolean {
  run.step();
  if (node.kind === "group") return node.choices.some((terms) => matches({ terms, index: 0 }, at, run));
  if (node.kind === "assert") {
    node.test.lastIndex = at;
    return node.test.test(run.text) && run.done(at);
  }
  const character = run.text[at];
  return character !== undefined && node.test.test(character) && run.done(at + 1);
}

interface Parser {
  pattern: string;
  at: number;
}

function readChoices(parser: Parser): Term[][] {
  const choices: Term[][] = [[]];
  while (parser.at < parser.pattern.length && parser.pattern[parser.at] !== ")") {
    if (parser.pattern[parser.at] === "|") {
      parser.at++;
      choices.push([]);
    } else choices.at(-1)?.push(readTerm(parser));
  }
  return choices;
}

function readTerm(parser: Parser): Term {
  const node = readNode(parser);
  const [found = "", sign, least, comma, most, lazy] =
    /^(?:([?*+])|\{(\d+)(,?)(\d*)\})(\?)?/.exec(parser.pattern.slice(parser.at)) ?? [];
  parser.at += found.length;
  const isLazy = lazy === "?";
  if (sign) return { node, isLazy, min: sign === "+" ? 1 : 0, max: sign === "?" ? 1 : Infinity };
  if (least === undefined) return { node, isLazy, min: 1, max: 1 };
  const min = Number(least);
  if (!comma) return { node, isLazy, min, max: min };
  return { node, isLazy, min, max: most ? Number(most) : Infinity };
}

function readNode(parser: Parser): Node {
  const rest = parser.pattern.slice(parser.at);
  if (rest.startsWith("(")) {
    parser.at += rest.startsWith("(?:") ? 3 : 1;
    const choices = readChoices(parser);
    parser.at++;
    return { kind: "group", choices };
  }
  const [anchor] = /^(?:\^|\$|\\[bB])/.exec(rest) ?? [];
  if (anchor) {
    parser.at += anchor.length;
    return { kind: "assert", test: new RegExp(anchor, "y") };
  }
  const [one = rest[0] ?? ""] = /^(?:\[(?:[^\]\\]|\\.)+\]|\\.)/u.exec(rest) ?? [];
  parser.at += one.length;
  return { kind: "one", test: new RegExp(`^${one}$`) };
}
