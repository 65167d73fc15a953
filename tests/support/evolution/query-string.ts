import { type Fields, isFields } from "./fields.ts";

const MAX_PAIRS = 1000;
const MAX_DEPTH = 5;

/** Reads `a=1&b[]=2&c[d]=3` as Express does in its extended form: repeated and bracketed names become arrays and objects. */
export function parseQueryString(source: string): Fields {
  const result: Fields = {};
  for (const pair of source.split("&", MAX_PAIRS)) {
    if (pair === "") continue;
    const at = pair.indexOf("=");
    const name = decode(at === -1 ? pair : pair.slice(0, at));
    place(result, segments(name), at === -1 ? "" : decode(pair.slice(at + 1)));
  }
  return result;
}

function decode(text: string): string {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

function segments(name: string): string[] {
  const open = name.indexOf("[");
  if (open <= 0) return [name];
  const inner = [...name.slice(open).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? "");
  return [name.slice(0, open), ...inner.slice(0, MAX_DEPTH)];
}

function place(target: Fields, path: readonly string[], value: string): void {
  const [head = "", next, ...rest] = path;
  // Names of Object.prototype are ignored by the parser Express uses.
  if (head in {}) return;
  const present = target[head];
  if (next === undefined) {
    target[head] = present === undefined ? value : [present, value].flat();
    return;
  }
  if (rest.length === 0 && /^\d{0,2}$/.test(next)) {
    target[head] = [...(present === undefined ? [] : [present].flat()), value];
    return;
  }
  const inner = isFields(present) ? present : {};
  target[head] = inner;
  place(inner, [next, ...rest], value);
}
