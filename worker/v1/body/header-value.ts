export interface HeaderValue {
  /** What stands before the first semicolon, in lower case. */
  value: string;
  parameters: ReadonlyMap<string, string>;
}

const VALUE = /^\s*([^\s;,"]+)\s*/y;
const PARAMETER = /;\s*(?:([\w!#$%&'*+.^`|~-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]+))\s*)?/y;

/** `value; name=token; name="quoted"`. Undefined when malformed or when a parameter comes twice. */
export function parseHeaderValue(text: string): HeaderValue | undefined {
  VALUE.lastIndex = 0;
  const value = VALUE.exec(text)?.[1];
  if (value === undefined) return undefined;
  const parameters = new Map<string, string>();
  let at = VALUE.lastIndex;
  while (at < text.length) {
    PARAMETER.lastIndex = at;
    const match = PARAMETER.exec(text);
    if (!match) return undefined;
    at = PARAMETER.lastIndex;
    const [, name, quoted, token] = match;
    if (name === undefined) continue;
    if (parameters.has(name.toLowerCase())) return undefined;
    parameters.set(name.toLowerCase(), quoted === undefined ? (token ?? "") : quoted.replace(/\\(["\\])/g, "$1"));
  }
  return { value: value.toLowerCase(), parameters };
}
