import type { Answer } from "./answer.ts";
import type { Fields } from "./fields.ts";
import type { Multipart } from "./multipart.ts";
import { frameworkError } from "./refusal.ts";
import type { Context, Version } from "./state.ts";

/** A request on its way through one route. */
export interface Call {
  method: string;
  /** Path and query, not decoded: what `originalUrl` is in Express. */
  url: string;
  apikey: string | undefined;
  /** The path's parameters; after the guards also the query's, which win. */
  instance: Fields;
  query: Fields;
  body: Fields;
  file: Multipart["files"][number] | undefined;
}

export type Handler = (context: Context, call: Call) => Answer | Promise<Answer>;

/** `guarded` = exists, logged, auth; `global` = only the global key; `open` = nothing is asked. */
export type Access = "guarded" | "global" | "open";

export interface Route {
  method: string;
  path: string;
  run: Handler;
  access: Access;
  /** Group routes read their query by themselves; everywhere else it is copied over the path's parameters. */
  ownQuery: boolean;
  /** Takes one multipart file in the field "file". */
  upload: boolean;
  since: Version;
}

type Options = Partial<Pick<Route, "access" | "ownQuery" | "upload" | "since">>;

export function route(pattern: string, run: Handler, options: Options = {}): Route {
  const [method = "", path = ""] = pattern.split(" ");
  return { method, path, run, access: "guarded", ownQuery: false, upload: false, since: "2.2.3", ...options };
}

export interface Match {
  route: Route;
  params: Fields;
}

/** Express' rules: letter case and one trailing slash do not matter, HEAD is served by GET, parameters are decoded once. */
export function findRoute(routes: readonly Route[], method: string, path: string): Match | undefined {
  for (const candidate of routes) {
    const served = candidate.method === method || (method === "HEAD" && candidate.method === "GET");
    const params = served ? matchPath(candidate.path, path) : undefined;
    if (params) return { route: candidate, params: decodeAll(params) };
  }
  return undefined;
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wildcard = pattern.endsWith("/*");
  const wanted = (wildcard ? pattern.slice(0, -2) : pattern).split("/");
  const given = (path.length > 1 ? path.replace(/\/$/, "") : path).split("/");
  if (wildcard ? given.length < wanted.length : given.length !== wanted.length) return undefined;
  const params: Record<string, string> = wildcard ? { rest: given.slice(wanted.length).join("/") } : {};
  for (const [index, part] of wanted.entries()) {
    const actual = given[index] ?? "";
    if (!part.startsWith(":")) {
      if (part.toLowerCase() !== actual.toLowerCase()) return undefined;
      continue;
    }
    if (actual === "") return undefined;
    params[part.slice(1)] = actual;
  }
  return params;
}

function decodeAll(params: Record<string, string>): Fields {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decode(value)]));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw frameworkError(400, `Failed to decode param '${value}'`);
  }
}
