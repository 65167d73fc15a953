import { Problem } from "../../lib/problem";
import { PATTERNS, type Pattern, ROWS } from "./routes/patterns";
import type { Route } from "./routes/route";

/** What a call asks for, before anyone knows whether the caller may. */
export interface Resolved {
  route: Route;
  /** Path parameters by name, decoded once. */
  params: Record<string, string>;
  /** The tenant's own name for the instance. Absent on routes about none. */
  instanceName?: string;
  /** Rebuilt from the row's allow-list: empty, or from the `?` on. */
  query: string;
}

/** The longest name or id that an Evolution database holds. */
const LONGEST_VALUE = 255;
const LONGEST_DISPLAY = 200;

/**
 * The row of the table for a call, or undefined where Evolution would answer `Cannot GET /x`.
 * `url` is absolute, as `Request.url` gives it. Throws `invalid_request` for a name or id that no server could hold.
 */
export function resolveRoute(method: string, url: string): Resolved | undefined {
  const rows = ROWS.get(method);
  if (!rows) return undefined;

  const end = pathEnd(url);
  const path = trimmedPath(url, end);
  const literals = literalPart(path);
  const pattern = rows.get(literals) ?? rows.get(literals.toLowerCase()) ?? findWildcard(rows, literals);
  if (!pattern) return undefined;
  if (pattern.wildcard) return { route: pattern.route, params: {}, query: "" };

  const params = readParameters(pattern.parameters, path, literals.length);
  if (!params) return undefined;
  return {
    route: pattern.route,
    params,
    instanceName: params.instanceName,
    query: allowedQuery(pattern.route, url, end),
  };
}

/** The path to ask the upstream for: from the row, never from the caller's own. */
export function upstreamPath(
  route: Route,
  params: Readonly<Record<string, string>>,
  upstreamInstanceName = "",
): string {
  const pattern = PATTERNS.get(route);
  if (!pattern) throw new Error(`${route.method} ${route.path} is not in the table`);
  let path = pattern.upstreamPrefix;
  for (const name of pattern.parameters) {
    const value = name === "instanceName" ? upstreamInstanceName : params[name];
    if (!value) throw new Error(`${route.path} needs ${name}`);
    path += `/${encodeURIComponent(value)}`;
  }
  return path;
}

/** Path and query as Evolution prints them in `Cannot GET /x`: at most 200 characters, none that JSON or HTML would mind. */
export function displayPath(url: string): string {
  const fragment = url.indexOf("#");
  const shown = url.slice(pathStart(url), fragment === -1 ? url.length : fragment);
  const path = shown.startsWith("/") ? shown : `/${shown}`;
  return path
    .slice(0, LONGEST_DISPLAY)
    .replace(/[^!#-;=?-[\]-~]/g, percentEncode)
    .slice(0, LONGEST_DISPLAY);
}

const percentEncode = (unit: string) => {
  const code = unit.charCodeAt(0);
  return code > 0x7f ? "?" : `%${code.toString(16).toUpperCase().padStart(2, "0")}`;
};

/** Where the path begins once origin and `/v1` are passed: at a slash, or at its end. */
function pathStart(url: string): number {
  const start = url.indexOf("/", url.indexOf("://") + 3);
  if (start === -1) return url.length;
  const isVersion = (url.charCodeAt(start + 1) | 0x20) === 0x76 && url.charCodeAt(start + 2) === 0x31;
  if (!isVersion) return start;
  const next = url[start + 3];
  return next === undefined || next === "/" || next === "?" || next === "#" ? start + 3 : start;
}

function pathEnd(url: string): number {
  const query = url.indexOf("?");
  const fragment = url.indexOf("#");
  if (query === -1) return fragment === -1 ? url.length : fragment;
  return fragment === -1 ? query : Math.min(query, fragment);
}

/** The path without its first slash and without one last slash. */
function trimmedPath(url: string, end: number): string {
  const start = pathStart(url) + 1;
  const last = end > start + 1 && url.charCodeAt(end - 1) === 0x2f ? end - 1 : end;
  return url.slice(start, last);
}

/** Every row has at most two segments before its first parameter: group and action. */
function literalPart(path: string): string {
  const slash = path.indexOf("/");
  if (slash === -1) return path;
  const second = path.indexOf("/", slash + 1);
  return second === -1 ? path : path.slice(0, second);
}

function findWildcard(rows: ReadonlyMap<string, Pattern>, literals: string): Pattern | undefined {
  const slash = literals.indexOf("/");
  const group = slash === -1 ? literals : literals.slice(0, slash);
  return rows.get(`${group.toLowerCase()}/*`);
}

/** Undefined unless exactly these many segments follow, none of them empty. */
function readParameters(names: readonly string[], path: string, from: number): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  let at = from;
  for (const name of names) {
    if (path.charCodeAt(at) !== 0x2f) return undefined;
    const slash = path.indexOf("/", at + 1);
    const end = slash === -1 ? path.length : slash;
    if (end === at + 1) return undefined;
    params[name] = decodeSegment(path.slice(at + 1, end));
    at = end;
  }
  return at === path.length ? params : undefined;
}

function decodeSegment(segment: string): string {
  const value = decode(segment);
  // `fetch` would take these for steps through the path, even percent-encoded.
  if (value === "." || value === "..") throw new Problem("invalid_request", `"${value}" cannot be a name or an id.`);
  return value;
}

function decode(text: string): string {
  const value = text.includes("%") ? decodeEscapes(text) : text;
  if (value.length <= LONGEST_VALUE) return value;
  throw new Problem("invalid_request", `A name or id in the URL is longer than ${LONGEST_VALUE} characters.`);
}

function decodeEscapes(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new Problem("invalid_request", "A percent-escape in the URL is malformed.", { cause });
  }
}

/** H1: upstream, a query parameter overrides the path, so only what the row lists goes on. The first of duplicates wins. */
function allowedQuery(route: Route, url: string, pathEnds: number): string {
  if (route.query.length === 0 || url[pathEnds] !== "?") return "";
  const fragment = url.indexOf("#", pathEnds);
  const text = url.slice(pathEnds + 1, fragment === -1 ? url.length : fragment);
  const kept = new Map<string, string>();
  for (const pair of text.split("&")) {
    const equals = pair.indexOf("=");
    const name = equals === -1 ? pair : pair.slice(0, equals);
    if (!route.query.includes(name) || kept.has(name)) continue;
    const value = equals === -1 ? "" : pair.slice(equals + 1);
    kept.set(name, decode(value.replaceAll("+", " ")));
  }
  const parts = Array.from(kept, ([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}
