import { Problem } from "../../lib/problem";
import { config } from "../env";

const SAFE_METHODS = ["GET", "HEAD"];

/**
 * Cookies come along with what other sites make a browser send. So what changes something and is known by a cookie, or
 * sets one, must name the dashboard as its origin; browsers let no page name another.
 */
export function requireOwnOrigin(request: Request): void {
  if (SAFE_METHODS.includes(request.method)) return;
  if (request.headers.get("origin") === config.dashboardUrl) return;
  throw new Problem("forbidden", "This may only be asked for by the dashboard's own pages.");
}
