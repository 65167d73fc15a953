import { CREATE_ROUTE } from "../../durable/sandbox-instance/create";
import { handlers } from "../../durable/sandbox-instance/handlers";

export interface RouteMatch {
  /** The pattern in Evolution's spelling. */
  route: string;
  params: Record<string, string>;
}

interface Pattern {
  route: string;
  method: string;
  segments: readonly string[];
}

const patterns: readonly Pattern[] = [CREATE_ROUTE, ...Object.keys(handlers)].map((route) => {
  const [method = "", path = ""] = route.split(" ");
  return { route, method, segments: path.split("/").slice(1) };
});

/** Literal parts in any case, a trailing slash allowed. Throws URIError on a malformed escape. */
export function matchRoute(method: string, pathname: string): RouteMatch | undefined {
  const parts = pathname.replace(/\/$/, "").split("/").slice(1);
  const pattern = patterns.find((candidate) => candidate.method === method && fits(candidate.segments, parts));
  if (!pattern) return undefined;
  const params = pattern.segments.flatMap((segment, i) =>
    segment.startsWith(":") ? [[segment.slice(1), decodeURIComponent(parts[i] ?? "")] as const] : [],
  );
  return { route: pattern.route, params: Object.fromEntries(params) };
}

function fits(segments: readonly string[], parts: readonly string[]): boolean {
  return (
    segments.length === parts.length &&
    segments.every((segment, i) => {
      const part = parts[i] ?? "";
      return segment.startsWith(":") ? part !== "" : segment.toLowerCase() === part.toLowerCase();
    })
  );
}
