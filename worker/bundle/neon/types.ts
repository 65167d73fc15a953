export type Parser = (text: string) => unknown;

const asIs: Parser = (text) => text;
const toInteger: Parser = (text) => Number.parseInt(text, 10);
const toBoolean: Parser = (text) => text === "t" || text === "true";
const toJson: Parser = (text) => JSON.parse(text);

/** By the type's number in `pg_type`. Whatever is not here is given as Postgres writes it. */
const PARSERS = new Map<number, Parser>([
  [16, toBoolean],
  ...[21, 23, 26].map((type): [number, Parser] => [type, toInteger]),
  ...[700, 701].map((type): [number, Parser] => [type, Number.parseFloat]),
  ...[114, 3802].map((type): [number, Parser] => [type, toJson]),
  [1000, arrayOf(toBoolean)],
  ...[1005, 1007, 1028].map((type): [number, Parser] => [type, arrayOf(toInteger)]),
  ...[1021, 1022].map((type): [number, Parser] => [type, arrayOf(Number.parseFloat)]),
  ...[199, 3807].map((type): [number, Parser] => [type, arrayOf(toJson)]),
  // bigint, char, varchar, text, inet, uuid
  ...[1016, 1014, 1002, 1015, 1008, 1009, 1041, 2951].map((type): [number, Parser] => [type, arrayOf(asIs)]),
]);

/** What the package reads and this does not. A column of such a type needs a line above before it can be asked for. */
const UNREAD = new Set([17, 600, 651, 718, 775, 791, 1001, 1017, 1040, 1183, 1231, 1270, 3614, 3643, 3907]);

/** As the package has it: drizzle takes dates and times as text. */
export const types = {
  builtins: { TIMESTAMPTZ: 1184, TIMESTAMP: 1114, DATE: 1082, INTERVAL: 1186 },
  setTypeParser(type: number, parser: Parser): void {
    PARSERS.set(type, parser);
  },
  getTypeParser(type: number): Parser {
    const parser = PARSERS.get(type);
    if (!parser && UNREAD.has(type)) throw new Error(`worker/bundle/neon does not read type ${type} of Postgres`);
    return parser ?? asIs;
  },
};

/** `{a,"b c",NULL,{d}}`, https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO */
function arrayOf(parse: Parser): Parser {
  return (text) => {
    // An array whose bounds do not begin at 1 says so first: `[0:1]={a,b}`.
    const tokens = text.replace(/^\[[^=]*=/, "").match(/[{},]|"(?:[^"\\]|\\.)*"|[^{},"]+/gs) ?? [];
    const open: unknown[][] = [[]];
    for (const token of tokens) {
      if (token === "{") open.push([]);
      else if (token === "}") close(open);
      else if (token !== ",") open.at(-1)?.push(readElement(token, parse));
    }
    return open[0]?.[0];
  };
}

function close(open: unknown[][]): void {
  const done = open.pop();
  open.at(-1)?.push(done);
}

function readElement(token: string, parse: Parser): unknown {
  if (token.startsWith('"')) return parse(token.slice(1, -1).replace(/\\(.)/gs, "$1"));
  return token === "NULL" ? null : parse(token);
}
