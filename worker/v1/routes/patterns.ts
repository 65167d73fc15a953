import { ROUTES } from ".";
import type { Route } from "./route";

/** A row, taken apart once so that a call only compares and slices. */
export interface Pattern {
  route: Route;
  /** The row ends in `/*`. */
  wildcard: boolean;
  parameters: readonly string[];
  /** Path up to the first parameter, in the upstream's spelling. */
  upstreamPrefix: string;
}

export const PATTERNS: ReadonlyMap<Route, Pattern> = new Map(ROUTES.map((route) => [route, takeApart(route)]));

/** Method → path before the first parameter, without its first slash, both as documented and in lower case → row. */
export const ROWS: ReadonlyMap<string, ReadonlyMap<string, Pattern>> = indexRows();

function takeApart(route: Route): Pattern {
  return {
    route,
    wildcard: route.path.endsWith("/*"),
    parameters: Array.from(route.path.matchAll(/:(\w+)/g), (match) => match[1] ?? ""),
    upstreamPrefix: literalsOf((route.upstream ?? route).path),
  };
}

function indexRows(): ReadonlyMap<string, ReadonlyMap<string, Pattern>> {
  const byMethod = new Map<string, Map<string, Pattern>>();
  for (const [route, pattern] of PATTERNS) {
    const rows = byMethod.get(route.method) ?? new Map<string, Pattern>();
    byMethod.set(route.method, rows);
    const literals = literalsOf(route.path).slice(1);
    if (rows.has(literals.toLowerCase())) throw new Error(`two rows answer ${route.method} ${route.path}`);
    rows.set(literals, pattern);
    rows.set(literals.toLowerCase(), pattern);
  }
  return byMethod;
}

function literalsOf(path: string): string {
  const parameter = path.indexOf("/:");
  return parameter === -1 ? path : path.slice(0, parameter);
}
